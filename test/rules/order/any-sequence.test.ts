import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/domain/staff.ts'
import type { OrderCommand } from '../../../src/domain/work-order/command.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { filed } from '../../../src/domain/work-order/evolve/intake.ts'
import { applied } from '../../../src/domain/work-order/evolve.ts'
import { rights } from '../../../src/domain/work-order/rights.ts'
import { finishedStates, orderStates, type WorkOrder } from '../../../src/domain/work-order/work-order.ts'
import { allPlaces, packOf } from '../../../src/rules/index.ts'
import { clocksOnArrival, started } from '../../../src/rules/order/clocks.ts'
import { isRefusal, nothingElsewhere, rule, type Scene } from '../../../src/rules/order/context.ts'
import { decide } from '../../../src/rules/order/decide.ts'
import { decideDue } from '../../../src/rules/order/due.ts'
import { mayAct } from '../../../src/rules/order/standing.ts'
import { steps as allowedIn } from '../../../src/rules/order/steps.ts'
import { contentOf } from '../content-of.ts'
import { anyCommand } from './any-command.ts'

const begin = new Date('2026-09-21T09:00:00+08:00')
const day = '2026-09-21'

const filing: Extract<OrderEvent, { type: 'filed' }> = {
  type: 'filed',
  title: '占道经营',
  nature: '投诉',
  complainant: 'citizen',
  text: '市场门口占道经营，走不了路',
  channel: 'web',
  conversationId: 'any',
  confidential: false,
  replyWanted: true,
  anonymous: false,
  classification: { label: '诉求', publicity: 'public', class: 'B', article: '' },
  packDay: day,
  article: '',
}

/** A reply with every part any place demands. */
const fullReply = {
  type: 'submit-reply',
  reply: {
    result: '已经清理。',
    process: '到场核查。',
    handledAt: '2026-09-28T09:00:00+08:00',
    responsible: { name: '周建国', title: '副局长', phone: '0000-1234567' },
    handling: '清理。',
    problems: '反复。',
    futureMeasures: '值守。',
    progress: '已清理。',
    plan: '值守。',
    explanation: '排期。',
    opinion: '满意。',
    informedVia: 'phone',
    attachments: [
      { kind: 'leader_signoff', name: '签发单' },
      { kind: 'process_photos', name: '照片' },
      { kind: 'written_material', name: '材料' },
    ],
  },
} as const satisfies OrderCommand

const callback = (level: string, untrue: boolean) =>
  ({
    type: 'record-callback',
    level: level as never,
    method: 'phone',
    reached: true,
    resolved: !untrue,
    process: 1,
    result: 1,
    comments: '已回访',
    opinion: '已回访',
    untrue,
  }) as const satisfies OrderCommand

/** Commands that bring an order on its way, and now and then astray, with all that any place demands. */
const movesFor = (units: readonly string[]): readonly OrderCommand[] => [
  ...units.slice(0, 8).map(
    (lead): OrderCommand => ({
      type: 'dispatch',
      lead: lead as never,
      co: [],
      method: 'dispatcher',
      requirement: '请核查并答复。',
    }),
  ),
  { type: 'sign', leader: '分管领导' },
  { type: 'sign', leader: '分管领导' },
  {
    type: 'request-return',
    ground: 'out_of_duty',
    reason: '不属本单位职责',
    basis: '职责清单',
    suggestedUnit: units[3] as never,
  },
  { type: 'request-return', ground: 'beyond_powers', reason: '超出本单位事权' },
  { type: 'approve-return', reason: '理由成立' },
  { type: 'refuse-return', reason: '理由不成立' },
  { type: 'request-extension', workdays: 3, reason: '情况复杂', progress: '已核查' },
  { type: 'approve-extension' },
  { type: 'report-interim', progress: '已核查', plan: '限期整改' },
  fullReply,
  fullReply,
  { type: 'approve-reply' },
  { type: 'approve-reply' },
  { type: 'send-back-reply', reason: '内容不全' },
  { type: 'pass-audit', confirmPrivate: false },
  { type: 'pass-audit', confirmPrivate: false },
  { type: 'refuse-audit', reason: '没有写结果' },
  { type: 'file-result', opinion: '满意' },
  { type: 'accept-filing' },
  { type: 'refuse-filing', reason: '与实际不符' },
  ...['center', 'level_one', 'level_two', 'unit', 'district'].flatMap((level) => [
    callback(level, false),
    callback(level, true),
  ]),
  { type: 'rate', score: 5, comment: '不满意' },
  { type: 'review-rating', verdict: 'valid', omission: true, reason: '确有疏漏' },
  { type: 'review-rating', verdict: 'valid', omission: false, reason: '期望过高' },
  { type: 'send-letter', text: '情况说明', excuse: '期望过高' },
  { type: 'review-letter', accepted: false, reason: '理由不足' },
  { type: 'request-termination', ground: '服务对象拒不配合致无法办理', text: '多次联系，拒不配合。' },
  { type: 'approve-termination', explanation: '因无法联系，终止办理。' },
  { type: 'archive' },
  { type: 'reopen', newFacts: '问题再次出现' },
]

/** Everybody who may give this command on this order. */
const actorsFor = (order: WorkOrder, type: OrderCommand['type']): readonly Actor[] => {
  const units = [order.holder, order.lead, order.hops.at(-1)?.from, ...order.co]
  return rights[type].roles
    .flatMap((role): Actor[] => [
      { role, id: `${role}.x` },
      ...units.flatMap((unit) => (unit ? [{ role, id: `${role}.y`, unit }] : [])),
    ])
    .filter((actor) => mayAct(order, actor, type))
}

/** Nearly always a move that the state allows, now and then anything at all. */
type Step = {
  readonly command: OrderCommand
  readonly astray: boolean
  readonly pick: number
  readonly hours: number
}

/** Plays the steps one after another, the clocks running between them. */
const play = (
  place: string,
  steps: readonly Step[],
  look: (order: WorkOrder, events: readonly OrderEvent[]) => void,
) => {
  const pack = packOf(place as never)
  const content = contentOf(place)
  const at = (now: Date, actor: Actor): Scene => ({
    pack,
    ...content,
    actor,
    now,
    newNumbers: ['CHILD1', 'CHILD2', 'CHILD3', 'CHILD4', 'CHILD5', 'CHILD6'],
    elsewhere: nothingElsewhere,
  })
  let now = begin
  let history: OrderEvent[] = []
  let order = filed(filing, now.toISOString(), 'X1')
  const take = (events: readonly OrderEvent[]) => {
    for (const event of events) order = applied(order, event, now.toISOString())
    history = [...history, ...events]
    look(order, history)
  }
  take([{ type: 'queued', why: '待定' }, ...started(clocksOnArrival(pack, order, 'center', now))])
  const moves = movesFor(content.units.map(({ id }) => id))
  for (const { command: any, astray, pick, hours } of steps) {
    const allowed = moves.filter(({ type }) => allowedIn[type].from.includes(order.state))
    const command = astray || allowed.length === 0 ? any : (allowed[pick % allowed.length] ?? any)
    now = new Date(now.getTime() + hours * 3_600_000)
    for (const { type } of order.deadlines) take(decideDue(at(now, { role: 'system' }), order, type).events)
    const results = actorsFor(order, command.type).map((actor) => decide(at(now, actor), order, command))
    for (const result of results.filter(isRefusal)) {
      expect(result.refused).not.toBe('')
      expect(result.instead).not.toBe('')
    }
    const done = results.find((result) => !isRefusal(result))
    if (done && !isRefusal(done)) take(done.events)
  }
}

const places = allPlaces.map((place) => String(place))

const sequence = (place: string): fc.Arbitrary<readonly Step[]> => {
  const units = contentOf(place).units.map(({ id }) => String(id))
  const words = [
    ...units.slice(0, 12),
    '2026-10-10T09:00:00+08:00',
    '已经核查办理',
    'overdue',
    'daily',
    '张三',
  ]
  const step = fc.record({
    command: anyCommand(words),
    astray: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    pick: fc.nat(10_000),
    hours: fc.constantFrom(0, 0, 0, 1, 24, 24, 72, 240),
  })
  return fc.array(step, { minLength: 10, maxLength: 60 })
}

describe.each(places)('any sequence of commands in %s', (place) => {
  const holds = (look: (order: WorkOrder, events: readonly OrderEvent[]) => void) =>
    fc.assert(
      fc.property(sequence(place), (steps) => play(place, steps, look)),
      { numRuns: 40 },
    )

  it('leaves the order in a known state, with no clock running when it is finished', () => {
    holds((order) => {
      expect(orderStates).toContain(order.state)
      if (finishedStates.includes(order.state)) expect(order.deadlines).toEqual([])
      expect(new Set(order.deadlines.map(({ type }) => type)).size).toBe(order.deadlines.length)
    })
  })

  it('gets as far as the archive, through rework and back', () => {
    const reached = new Set<string>()
    for (const steps of fc.sample(sequence(place), { numRuns: 150, seed: 12345 }))
      play(place, steps, (order) => reached.add(order.state))
    expect([...reached]).toEqual(
      expect.arrayContaining(['handling', 'return_requested', 'rework', 'replied', 'closed', 'archived']),
    )
  })

  it('makes a history that gives the same order when it is replayed', () => {
    holds((order, events) => {
      const again = events.reduce(
        (so, event) => applied(so, event, begin.toISOString()),
        filed(filing, begin.toISOString(), 'X1'),
      )
      expect(again.state).toBe(order.state)
      expect(again.deadlines).toEqual(order.deadlines)
      expect(again.reworkRound).toBe(order.reworkRound)
    })
  })

  it('has somebody with every order that is worked on', () => {
    holds((order) => {
      if (
        ['dispatched', 'handling', 'rework', 'unit_approval', 'auditing', 'replied'].includes(order.state)
      ) {
        expect(order.lead).not.toBeNull()
        expect(order.holder).not.toBeNull()
      }
    })
  })

  it('never answers before the audit where the place audits first, nor extends where it has no extension', () => {
    const pack = packOf(place as never)
    holds((order, events) => {
      const flow = rule(order, pack.reply.flow)?.value
      const last = events.findLastIndex(({ type }) => type === 'reply-submitted')
      const after = events.slice(Math.max(last, 0))
      if (flow === 'center_audit_then_feedback' && after.some(({ type }) => type === 'replied'))
        expect(after.some((event) => event.type === 'audit-passed' && event.final)).toBe(true)
      if (rule(order, pack.extension.enabled)?.value !== true)
        expect(events.some(({ type }) => type === 'extension-granted')).toBe(false)
    })
  })

  it('takes no return once it is locked, and keeps the first handler', () => {
    holds((order, events) => {
      const locked = events.findIndex(({ type }) => type === 'return-locked')
      const unlocked = events.findLastIndex(({ type }) => type === 'dispatched')
      if (locked > unlocked)
        expect(events.slice(locked).some(({ type }) => type === 'return-requested')).toBe(false)
      const signed = events.find((event) => event.type === 'signed')
      if (signed) expect(order.firstHandler?.unit).toBe(signed.unit)
    })
  })

  it('counts every handling and every round once', () => {
    holds((order, events) => {
      const submitted = events.filter(({ type }) => type === 'reply-submitted').length
      const back = events.filter(({ type }) => type === 'reply-sent-back').length
      expect(order.handlings).toBe(submitted - back)
      expect(order.reworkRound).toBe(events.filter(({ type }) => type === 'rework-ordered').length)
    })
  })
})
