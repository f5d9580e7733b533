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

const helpful = (units: readonly string[]): fc.Arbitrary<OrderCommand> =>
  fc.oneof(
    fc.constant<OrderCommand>(fullReply),
    fc.constant<OrderCommand>({ type: 'sign', leader: '分管领导' }),
    fc.constant<OrderCommand>({ type: 'approve-reply' }),
    fc.constantFrom(...units).map(
      (lead): OrderCommand => ({
        type: 'dispatch',
        lead: lead as never,
        co: [],
        method: 'dispatcher',
        requirement: '请核查并答复。',
      }),
    ),
    fc.constantFrom('center', 'level_one', 'level_two', 'unit', 'district').map(
      (level): OrderCommand => ({
        type: 'record-callback',
        level: level as never,
        method: 'phone',
        reached: true,
        resolved: true,
        process: 1,
        result: 1,
        comments: '满意',
        opinion: '满意',
        untrue: false,
      }),
    ),
  )

/** Somebody who may give this command on this order, or nobody. */
const actorFor = (order: WorkOrder, type: OrderCommand['type']): Actor | undefined => {
  const units = [order.holder, order.lead, order.hops.at(-1)?.from, ...order.co]
  return rights[type].roles
    .flatMap((role): Actor[] => [
      { role, id: `${role}.x` },
      ...units.flatMap((unit) => (unit ? [{ role, id: `${role}.y`, unit }] : [])),
    ])
    .find((actor) => mayAct(order, actor, type))
}

type Step = { readonly command: OrderCommand; readonly hours: number }

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
  for (const { command, hours } of steps) {
    now = new Date(now.getTime() + hours * 3_600_000)
    for (const { type } of order.deadlines) take(decideDue(at(now, { role: 'system' }), order, type).events)
    const actor = actorFor(order, command.type)
    if (!actor) continue
    const result = decide(at(now, actor), order, command)
    if (isRefusal(result)) {
      expect(result.refused).not.toBe('')
      expect(result.instead).not.toBe('')
    } else take(result.events)
  }
}

const places = allPlaces().map((place) => String(place))

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
  const command = fc.oneof(
    { weight: 3, arbitrary: anyCommand(words) },
    { weight: 2, arbitrary: helpful(units) },
  )
  return fc.array(fc.record({ command, hours: fc.constantFrom(0, 0, 1, 24, 24, 72, 240) }), {
    minLength: 10,
    maxLength: 60,
  })
}

describe.each(places)('any sequence of commands in %s', (place) => {
  const holds = (look: (order: WorkOrder, events: readonly OrderEvent[]) => void) =>
    fc.assert(
      fc.property(sequence(place), (steps) => play(place, steps, look)),
      { numRuns: 60 },
    )

  it('leaves the order in a known state, with no clock running when it is finished', () => {
    holds((order) => {
      expect(orderStates).toContain(order.state)
      if (finishedStates.includes(order.state)) expect(order.deadlines).toEqual([])
      expect(new Set(order.deadlines.map(({ type }) => type)).size).toBe(order.deadlines.length)
    })
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
