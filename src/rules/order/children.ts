import { maskPersonal } from '../../domain/masking.ts'
import { isQuestion, readFacts } from '../../domain/understanding/index.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import { filed } from '../../domain/work-order/evolve/intake.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { classify } from '../classify.ts'
import { complainedOf } from '../complained-of.ts'
import { type Decided, events, isRefusal, type Refusal, type Scene } from './context.ts'
import { onArrival } from './dispatch-clocks.ts'
import { dispatch } from './dispatching.ts'

type Matter = CommandOf<'split'>['matters'][number]

/** An order of its own that a split brings into being. */
export type ChildOrder = {
  readonly no: string
  readonly title: string
  readonly events: readonly OrderEvent[]
  readonly warnings: readonly string[]
}

/** Units complained of in one part; those of the whole that no part names count for every part. */
const accused = (scene: Scene, parent: WorkOrder, matters: readonly Matter[], matter: Matter) => {
  const of = ({ text, nature }: Matter) =>
    scene.units
      .map(({ id }) => id)
      .filter((id) => complainedOf(scene.units, { nature: nature ?? parent.nature, text }).has(id))
  const named = new Set(matters.flatMap(of))
  return [...new Set([...of(matter), ...parent.complainedOf.filter((id) => !named.has(id))])]
}

/** Sorted by its own words under the rules of the day the whole was filed; never more open than the whole. */
const sorted = (scene: Scene, parent: WorkOrder, { text, nature }: Matter) => {
  const { publicity: whole } = parent.classification
  const asks = isQuestion(text)
  const { discipline } = readFacts(text, { emergency: null, asks, tells: !asks })
  const input = {
    nature: nature ?? parent.nature,
    text,
    facts: { complainant: parent.complainant, ...(discipline ? { discipline } : {}) },
    ...(whole === 'internal' ? { internal: true } : {}),
  }
  const own = classify(scene.pack, input, new Date(parent.filedAt))
  return { ...own, publicity: own.publicity === 'internal' ? own.publicity : whole }
}

const filedAs = (
  scene: Scene,
  parent: WorkOrder,
  matters: readonly Matter[],
  matter: Matter,
  article: string,
): EventOf<'filed'> => ({
  type: 'filed',
  title: maskPersonal(matter.title),
  nature: matter.nature ?? parent.nature,
  complainant: parent.complainant,
  text: maskPersonal(matter.text),
  ...(parent.where === null ? {} : { where: parent.where }),
  ...(parent.when === null ? {} : { when: parent.when }),
  channel: parent.channel,
  conversationId: parent.conversationId,
  confidential: parent.confidential,
  replyWanted: parent.replyWanted,
  anonymous: parent.anonymous,
  classification: sorted(scene, parent, matter),
  packDay: parent.packDay,
  article,
  origin: parent.origin,
  complainedOf: accused(scene, parent, matters, matter),
  parent: parent.no,
})

/** What was marked on the whole holds for its parts: who has the last word on them, who is told. */
const marked = ({ flags }: WorkOrder): readonly OrderEvent[] =>
  flags.map((flag) => ({ type: 'flagged', flag, on: true, why: '拆分前已经标注' }))

/** Given to its lead at once, or into the queue. */
const passedOn = (scene: Scene, child: WorkOrder, { lead, requirement }: Matter): Decided | Refusal => {
  const queued: OrderEvent = { type: 'queued', why: '拆分后待派单' }
  if (lead === undefined) return events(queued, ...onArrival(scene, child, null))
  return dispatch(scene, child, {
    type: 'dispatch',
    lead,
    co: [],
    method: 'dispatcher',
    why: '拆分后同时批转',
    ...(requirement === undefined ? {} : { requirement }),
  })
}

/** The orders that a split makes, one for each matter, in order; or why one of them cannot be passed on. */
export const childOrders = (
  scene: Scene,
  parent: WorkOrder,
  { matters }: CommandOf<'split'>,
  article: string,
): readonly ChildOrder[] | Refusal => {
  const children: ChildOrder[] = []
  for (const [i, matter] of matters.entries()) {
    const no = scene.newNumbers[i]
    if (no === undefined) throw new Error(`order ${parent.no} is split without enough numbers`)
    const first = filedAs(scene, parent, matters, matter, article)
    const result = passedOn(scene, filed(first, scene.now.toISOString(), no), matter)
    if (isRefusal(result)) return result
    const marks = marked(parent)
    children.push({
      no,
      title: first.title,
      events: [first, ...marks, ...result.events],
      warnings: result.warnings,
    })
  }
  return children
}
