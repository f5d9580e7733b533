import type { Generated } from 'kysely'
import type { At, MaybeAt } from '../column-types.ts'

/** People of the hotline who speak in conversations. */
export type HumanTables = {
  agent_desk: { place: string; staff: string; no: number; seen_at: At }
  desk_read: { place: string; staff: string; delivery_id: number; at: At }
  unit_enquiry: {
    place: string
    id: Generated<string>
    unit: string
    talk_key: string | null
    order_no: string | null
    question_sealed: string
    asked_by: string
    asked_at: At
    due_at: MaybeAt
    article: string
    explanation: string
    answer_sealed: string | null
    answered_by: string | null
    answered_at: MaybeAt
    passed_by: string | null
    passed_at: MaybeAt
    once: string
    erased_at: MaybeAt
  }
  order_open_fact: {
    place: string
    order_no: string
    fact: string
    question: string
    article: string | null
    at: At
    verdict: 'stays' | 'not-ours' | null
    reason: string | null
    basis: string | null
    decided_by: string | null
    decided_at: MaybeAt
  }
  human_decision: {
    place: string
    conversation_id: string
    seq: number
    verdict: 'upheld' | 'overturned' | 'handled'
    reason: string
    article: string | null
    by: string
    at: At
    erased_at: MaybeAt
  }
  own_phrase: { place: string; staff: string; id: Generated<string>; text: string; at: At }
}
