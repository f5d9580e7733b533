import type { Channel } from '../conversation.ts'
import type { Deadline } from '../deadline.ts'
import type { Classification } from '../decision.ts'
import type { ComplainantKind, Nature } from '../matter.ts'
import type { UnitId } from '../place.ts'

export const orderStates = ['accepted', 'pending_dispatch', 'dispatched', 'withdrawn'] as const
export type OrderState = (typeof orderStates)[number]

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
  readonly lead: UnitId | null
  readonly co: readonly UnitId[]
  readonly deadlines: readonly Deadline[]
  readonly supplements: readonly string[]
}
