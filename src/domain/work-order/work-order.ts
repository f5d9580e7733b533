import type { Channel } from '../conversation.ts'
import type { Conditions, Deadline, Stage } from '../deadline.ts'
import type { Classification } from '../decision.ts'
import type { ComplainantKind, Nature } from '../matter.ts'
import type { UnitId } from '../place.ts'
import type { DispatchMethod, ReturnLock } from './event/dispatch.ts'
import type { ReworkTrigger } from './event/handling.ts'
import type { Flag } from './event/intake.ts'
import type { Proposal } from './event/oversight.ts'
import type { EventOf, OrderEvent } from './event.ts'
import type { ReplyDraft } from './reply.ts'

/** Where an order stands. Marks such as overdue or supervised lie over the state and never replace it. */
export const orderStates = [
  /** 已受理 */
  'accepted',
  /** 待派单 */
  'pending_dispatch',
  /** 已派单、待签收 */
  'dispatched',
  /** 办理中 */
  'handling',
  /** 申请退单中 */
  'return_requested',
  /** 待单位审签 */
  'unit_approval',
  /** 待审核 */
  'auditing',
  /** 重新办理 */
  'rework',
  /** 已答复、待回访 */
  'replied',
  /** 已办结 */
  'closed',
  /** 已归档 */
  'archived',
  /** 已终止办理 */
  'terminated',
  /** 已并入另一件 */
  'merged',
  /** 已拆分,待各子单办结 */
  'split',
  /** 已撤回 */
  'withdrawn',
] as const
export type OrderState = (typeof orderStates)[number]

/** States in which nothing is owed any more and no clock runs. */
export const finishedStates: readonly OrderState[] = [
  'closed',
  'archived',
  'terminated',
  'merged',
  'withdrawn',
]

export const isFinished = (order: WorkOrder): boolean => finishedStates.includes(order.state)

/** Times are ISO instants, taken from the events. */
type At<E> = E & { readonly at: string }

export type Hop = {
  /** null = the hotline itself. */
  readonly from: UnitId | null
  readonly to: UnitId
  readonly at: string
  readonly signedAt: string | null
}

export type ReturnRequest = At<EventOf<'return-requested'>> & {
  readonly decision: 'pending' | 'approved' | 'refused' | 'refused_by_silence'
}
export type ExtensionRequest = At<EventOf<'extension-requested'>> & {
  readonly decision: 'pending' | 'granted' | 'refused'
}
export type TerminationRequest = At<EventOf<'termination-requested'>> & {
  readonly decision: 'pending' | 'granted' | 'refused'
}
export type OverdueMark = {
  readonly clock: Stage
  readonly kind: string | null
  readonly unit: UnitId | null
  readonly at: string
}
export type Supervision = At<EventOf<'supervised'>> & {
  readonly answers: readonly At<EventOf<'supervision-answered'>>[]
  readonly lifted: boolean
}
export type Rating = At<EventOf<'rated'>> & {
  readonly review: EventOf<'rating-reviewed'> | null
  readonly appeal: string | null
}
/** A clock that was stopped because its step was done. */
export type MetClock = {
  readonly type: Stage
  readonly dueAt: string | null
  readonly metAt: string
  readonly late: boolean
}

/** 工单, as its events make it. */
export type WorkOrder = {
  readonly no: string
  readonly state: OrderState
  /** Number of events so far. */
  readonly version: number

  readonly title: string
  readonly nature: Nature
  readonly complainant: ComplainantKind
  readonly text: string
  readonly where: string | null
  readonly when: string | null
  readonly target: string | null
  readonly demand: string | null
  readonly channel: Channel
  readonly conversationId: string
  readonly confidential: boolean
  readonly replyWanted: boolean
  readonly anonymous: boolean
  readonly classification: Classification
  readonly packDay: string
  readonly filedAt: string
  readonly origin: 'local' | 'provincial'
  readonly statutory: Conditions['statutory'] | null
  readonly duty: string | null
  readonly complainedOf: readonly UnitId[]
  readonly supplements: readonly string[]

  /** Who is to handle it, and who has it now. */
  readonly lead: UnitId | null
  readonly co: readonly UnitId[]
  readonly holder: UnitId | null
  readonly method: DispatchMethod | null
  readonly requirement: string | null
  readonly hops: readonly Hop[]
  /** 首接责任人: the first account that signed; never changes. */
  readonly firstHandler: { readonly unit: UnitId; readonly person: string | null } | null
  /** Times it was given to a lead. */
  readonly dispatches: number
  readonly returns: readonly ReturnRequest[]
  /** `unit`: whom it binds; null = whoever has it. A new dispatch lifts it. */
  readonly returnLock: {
    readonly after: ReturnLock
    readonly article: string
    readonly unit: UnitId | null
  } | null
  readonly coAnswers: readonly At<EventOf<'co-answered'>>[]

  readonly extensions: readonly ExtensionRequest[]
  readonly granted: readonly At<EventOf<'extension-granted'>>[]
  readonly interims: readonly At<EventOf<'interim-reported'>>[]
  readonly explanations: readonly At<EventOf<'explained'>>[]
  /** The citizen asked why it is late and has not been told yet. */
  readonly explanationDue: boolean
  readonly contacts: readonly At<EventOf<'citizen-contacted'>>[]
  /** The latest reply as the unit wrote it. */
  readonly draft: ReplyDraft | null
  /** Account of who submitted it. */
  readonly draftBy: string | null
  /** Replies submitted so far: 经几次办理. */
  readonly handlings: number
  readonly reworkRound: number
  readonly reworkBecause: ReworkTrigger | null
  /** The bureau of the area has passed it and the city's own audit follows. */
  readonly cityAudit: boolean
  readonly reply: At<EventOf<'replied'>> | null
  readonly published: At<EventOf<'published'>> | null
  readonly filing: 'none' | 'filed' | 'accepted'

  readonly callbacks: readonly At<EventOf<'called-back'>>[]
  readonly ratings: readonly Rating[]
  readonly objections: readonly At<EventOf<'objected'>>[]
  readonly letter: (At<EventOf<'letter-sent'>> & { readonly accepted: boolean | null }) | null
  readonly termination: TerminationRequest | null
  readonly terminated: At<EventOf<'terminated'>> | null

  /** Running clocks. */
  readonly deadlines: readonly Deadline[]
  readonly met: readonly MetClock[]
  readonly overdue: readonly OverdueMark[]
  readonly warnings: readonly At<EventOf<'warned'>>[]
  readonly proposals: readonly At<Proposal>[]
  readonly supervisions: readonly Supervision[]
  readonly escalations: readonly (At<EventOf<'escalated'>> & { readonly answer: string | null })[]
  readonly accountability: readonly At<EventOf<'accountability-noted'>>[]
  readonly handedOver: readonly At<EventOf<'handed-over'>>[]

  readonly flags: readonly Flag[]
  readonly instructions: readonly At<EventOf<'instructed'>>[]
  readonly incidentReported: boolean
  readonly repeat: { readonly orders: readonly string[]; readonly answeredInTime: number } | null
  readonly joined: readonly string[]
  readonly mergedInto: string | null
  readonly parent: string | null
  readonly children: readonly { readonly no: string; readonly title: string; readonly finished: boolean }[]
  readonly closedBecause: string | null
}

export type Change = Partial<WorkOrder>
/** What one group of events changes; null = not one of its events. */
export type Evolver = (order: WorkOrder, event: OrderEvent, at: string) => Change | null
