import { type CommandOf, type CommandType, commandTypes } from '../../domain/work-order/command.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { isRefusal, type Refusal, rule, type Scene } from './context.ts'
import { decide, outOfTurn } from './decide.ts'
import { forwardingBarred } from './forwarding.ts'
import { mayAct } from './standing.ts'
import { steps } from './steps.ts'

/** An act of somebody's role on an order. `refusal`: why not now, by which article, and what may be done instead. */
export type ActNow = {
  readonly type: CommandType
  readonly name: string
  readonly refusal: Refusal | null
  /** The step of the order is another one; nothing in the rules of the place is against it. */
  readonly outOfTurn: boolean
}

const text = '（试问）'

type Probe<T extends CommandType> = (scene: Scene, order: WorkOrder) => CommandOf<T> | Refusal | null

const firstOpen = ({ supervisions }: WorkOrder): number =>
  supervisions.find(({ lifted }) => !lifted)?.n ?? supervisions.at(-1)?.n ?? 1

/**
 * The plainest command of each kind, or what stands against any of them; null where it depends on what is filled in
 * whether the rules allow it.
 */
const probes: { readonly [T in CommandType]: Probe<T> | null } = {
  supplement: () => ({ type: 'supplement', text }),
  withdraw: () => ({ type: 'withdraw' }),
  'demand-explanation': () => ({ type: 'demand-explanation' }),
  rate: () => ({ type: 'rate', score: 1 }),
  object: () => ({ type: 'object', text }),

  classify: null,
  flag: null,
  instruct: null,
  'report-incident': null,
  dispatch: null,
  forward: forwardingBarred,
  sign: () => ({ type: 'sign', leader: text }),
  'request-return': () => ({ type: 'request-return' }),
  'approve-return': () => ({ type: 'approve-return', reason: text }),
  'refuse-return': () => ({ type: 'refuse-return', reason: text }),
  'set-co-units': null,
  'co-answer': () => ({ type: 'co-answer', text }),
  split: null,
  merge: null,
  'stop-dispatch': () => ({ type: 'stop-dispatch', answer: text, reason: text }),

  'request-extension': () => ({ type: 'request-extension', workdays: 1, reason: text }),
  'approve-extension': () => ({ type: 'approve-extension' }),
  'refuse-extension': () => ({ type: 'refuse-extension', reason: text }),
  'grant-extension': () => ({ type: 'grant-extension', workdays: 1, override: text }),
  'report-interim': () => ({ type: 'report-interim', progress: text, plan: text }),
  explain: () => ({ type: 'explain', explanation: text }),
  'record-contact': () => ({ type: 'record-contact', via: 'phone', note: text }),
  'submit-reply': () => ({ type: 'submit-reply', reply: { result: text, attachments: [] } }),
  'approve-reply': () => ({ type: 'approve-reply' }),
  'send-back-reply': () => ({ type: 'send-back-reply', reason: text }),
  'pass-audit': () => ({ type: 'pass-audit', confirmPrivate: false }),
  'refuse-audit': () => ({ type: 'refuse-audit', reason: text }),
  'file-result': () => ({ type: 'file-result', opinion: text }),
  'accept-filing': () => ({ type: 'accept-filing' }),
  'refuse-filing': () => ({ type: 'refuse-filing', reason: text }),

  'record-callback': ({ pack, actor }, order) => {
    const levels = rule(order, pack.callback.by)?.value ?? []
    const atUnit = ['level_two', 'unit']
    const level = levels.find((one) => atUnit.includes(one) === (actor.unit !== undefined)) ?? levels[0]
    const method = rule(order, pack.callback.methods)?.value[0] ?? 'phone'
    return { type: 'record-callback', level: level ?? 'center', method, reached: false, untrue: false }
  },
  'appeal-rating': () => ({ type: 'appeal-rating', reason: text }),
  'review-rating': () => ({ type: 'review-rating', verdict: 'valid', omission: false, reason: text }),
  'send-letter': () => ({ type: 'send-letter', text }),
  'review-letter': () => ({ type: 'review-letter', accepted: true, reason: text }),
  'request-termination': ({ pack }, order) => ({
    type: 'request-termination',
    ground: rule(order, pack.termination)?.value.grounds[0] ?? text,
    text,
  }),
  'approve-termination': () => ({ type: 'approve-termination', explanation: text }),
  'refuse-termination': () => ({ type: 'refuse-termination', reason: text }),
  archive: () => ({ type: 'archive' }),
  reopen: () => ({ type: 'reopen', newFacts: text }),

  escalate: () => ({ type: 'escalate', reason: text }),
  'answer-escalation': () => ({ type: 'answer-escalation', by: text, text }),
  supervise: null,
  'answer-supervision': (_, order) => ({ type: 'answer-supervision', n: firstOpen(order), text }),
  'lift-supervision': (_, order) => ({ type: 'lift-supervision', n: firstOpen(order), why: text }),
  'note-accountability': null,
}

/** Why the rules are against this act as the order stands; null when nothing is, or it depends on what is filled in. */
const refusalNow = (scene: Scene, order: WorkOrder, type: CommandType): Refusal | null => {
  const early = outOfTurn(scene, order, type)
  if (early) return early
  const probe = probes[type]?.(scene, order) ?? null
  if (probe === null) return null
  const result = 'type' in probe ? decide(scene, order, probe) : probe
  return isRefusal(result) && result.fault === 'forbidden' ? result : null
}

/** The acts this person has on the order, those the rules forbid now with the reason. Pure. */
export const actsNow = (scene: Scene, order: WorkOrder): readonly ActNow[] =>
  commandTypes
    .filter((type) => mayAct(order, scene.actor, type))
    .map((type) => ({
      type,
      name: steps[type].name,
      refusal: refusalNow(scene, order, type),
      outOfTurn: !steps[type].from.includes(order.state),
    }))
