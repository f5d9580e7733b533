import { randomUUID } from 'node:crypto'
import type { Deadline } from '../../src/domain/deadline.ts'
import { placeIdSchema, unitIdSchema } from '../../src/domain/place.ts'
import type { OrderEvent } from '../../src/domain/work-order/event.ts'
import type { OrderCommit, TurnCommit } from '../../src/ports/conversation-store.ts'

export const here = placeIdSchema.parse('here')
export const elsewhere = placeIdSchema.parse('elsewhere')
export const at = new Date('2026-09-28T02:00:00Z')

/** A turn that answers with a greeting, with whatever the test wants changed. */
export const turnCommit = (changes: Partial<TurnCommit> = {}): TurnCommit => ({
  place: here,
  channel: 'web',
  messageId: randomUUID(),
  conversationId: randomUUID(),
  expectedVersion: 0,
  at,
  text: '您好，我的电话是13800138000',
  turn: { outcome: { kind: 'small-talk' }, replies: [{ text: '您好，请说。' }] },
  dialogue: { kind: 'open' },
  consultations: [],
  rejections: [],
  orders: [],
  deliveries: [],
  ...changes,
})

export const filed = (changes: Partial<Extract<OrderEvent, { type: 'filed' }>> = {}): OrderEvent => ({
  type: 'filed',
  title: '夜间施工噪声',
  nature: '投诉',
  complainant: 'citizen',
  text: '工地半夜还在施工，电话138****8000',
  where: '奎文区东风街100号',
  channel: 'web',
  conversationId: 'c1',
  confidential: false,
  replyWanted: true,
  anonymous: false,
  classification: { label: '群众诉求', publicity: 'public', article: '第十条' },
  packDay: '2026-09-28',
  article: '第九条',
  ...changes,
})

export const dispatched: OrderEvent = {
  type: 'dispatched',
  lead: unitIdSchema.parse('housing'),
  co: [unitIdSchema.parse('urban-management')],
  why: '派单目录：夜间施工噪声',
}

export const handle: Deadline = {
  type: 'handle',
  dueAt: '2026-10-10T16:00:00.000Z',
  clock: 'workday',
  article: '第二十条',
  source: { article: '第二十条', strength: 'should', origin: 'regulation' },
  explanation: '次日起算5个工作日。',
  provisional: false,
  soft: false,
  warnAt: null,
  startedAt: '2026-09-28T02:00:00.000Z',
}

const system = { role: 'system' } as const

export const orderCommit = (no: string, changes: Partial<OrderCommit> = {}): OrderCommit => ({
  no,
  expectedVersion: 0,
  events: [
    { actor: { role: 'citizen' }, event: filed() },
    { actor: system, event: dispatched },
    { actor: system, event: { type: 'clocks-started', deadlines: [handle] } },
  ],
  personal: {
    contactName: '王女士',
    contactPhone: '13800138000',
    verbatim: '工地半夜还在施工，电话13800138000',
  },
  queryCode: 'K7QM42',
  ...changes,
})
