import type { OrderCard } from '../../domain/answer.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { Classification } from '../../domain/decision.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { kindOfNature } from '../../domain/matter.ts'
import { optional } from '../../domain/optional.ts'
import { deadlinesFor, type Route } from '../../rules/index.ts'
import type { TurnContext } from '../turn/turn.ts'
import { originOf } from './filed-event.ts'

export const cardOf = (
  no: string,
  queryCode: string,
  draft: IntakeDraft,
  routed: Route,
  deadlines: readonly Deadline[],
): OrderCard => ({
  no,
  queryCode,
  title: maskPersonal(draft.summary),
  nature: draft.nature,
  ...(routed.decided ? optional('lead', routed.candidates.find(({ role }) => role === 'lead')?.name) : {}),
  deadlines: deadlines.map(({ type, dueAt, article, explanation }) => ({
    type,
    dueAt,
    article,
    explanation,
  })),
})

/** The clocks the receipt tells. */
export const expectedOf = (
  turn: TurnContext,
  draft: IntakeDraft,
  classification: Classification,
  { decided }: Route,
): readonly Deadline[] =>
  deadlinesFor(turn.pack, { ...conditionsOf(draft, classification, decided), ...originOf(turn) }, turn.now)

const conditionsOf = (draft: IntakeDraft, classification: Classification, dispatched: boolean) => ({
  kind: kindOfNature[draft.nature],
  complainant: draft.extracted.complainantKind ?? ('citizen' as const),
  ...(classification.class === undefined ? {} : { class: classification.class }),
  publicity: classification.publicity === 'internal' ? ('internal' as const) : ('public' as const),
  tier: dispatched ? ('unit' as const) : ('center' as const),
})
