import type { Generated, GeneratedAlways } from 'kysely'
import type { OpenWork } from '../../domain/knowledge/life.ts'
import type { EntryDraft, EntryVersion } from '../../domain/knowledge-entry.ts'
import type { SearchField } from '../../domain/knowledge-search.ts'
import type { At, Json, MaybeAt } from '../column-types.ts'

/** Entries in their versions, their index and what people say of them. */
export type KnowledgeTables = {
  knowledge_entry: {
    place: string
    id: string
    version: number
    status: EntryVersion['status']
    draft: Json<EntryDraft>
    kind: GeneratedAlways<string>
    topic: GeneratedAlways<string>
    unit: GeneratedAlways<string>
    question: GeneratedAlways<string>
    confidentiality: GeneratedAlways<string>
    effective_from: string
    effective_to: string | null
    content_hash: string
    published_at: MaybeAt
    published_by: string | null
  }
  knowledge_text: {
    place: string
    entry_id: string
    version: number
    field: SearchField
    n: number
    text: string
    terms: number[]
    vec: string
  }
  knowledge_term: { place: string; term: number; df: number }
  knowledge_revision: { place: string; revision: number }
  knowledge_stat: { place: string; texts: number }
  knowledge_dense: {
    place: string
    entry_id: string
    version: number
    field: SearchField
    n: number
    model: string
    vec: string
  }
  knowledge_feedback: {
    place: string
    id: GeneratedAlways<number>
    entry_id: string
    version: number
    verdict: string
    comment: string | null
    conversation_id: string | null
    at: At
  }
  knowledge_work: {
    place: string
    id: string
    revision: number
    state: OpenWork['state'] | null
    unit: string | null
    open: Json<OpenWork> | null
    updated_at: At
  }
  knowledge_log: {
    place: string
    entry_id: string
    revision: number
    at: At
    who: string
    role: string
    type: string
    facts: Json<Record<string, unknown>>
  }
  knowledge_hold: { place: string; shelf: string; entry_id: string; reason: string; since: At }
  knowledge_conflict: {
    place: string
    id: string
    a_shelf: string
    a_entry: string
    a_version: number
    b_shelf: string
    b_entry: string
    b_version: number
    wording: string
    state: 'open' | 'suspected' | 'resolved' | 'dismissed'
    found_at: At
    settled_at: MaybeAt
    settled_by: string | null
    why: string | null
  }
  knowledge_correction: {
    place: string
    id: string
    shelf: string
    entry_id: string
    version: number
    question: string
    unit: string | null
    said_by: 'citizen' | 'staff'
    comment: string | null
    reports: Generated<number>
    opened_at: At
    due_at: At
    article: string
    state: Generated<'open' | 'corrected' | 'withdrawn' | 'refused'>
    closed_at: MaybeAt
    closed_by: string | null
    closed_version: number | null
    why: string | null
    late_noted_at: MaybeAt
  }
  knowledge_gap: {
    place: string
    id: string
    question: string
    terms: string[]
    asked: number
    unit: string | null
    state: 'open' | 'assigned' | 'filled'
    filled_by: string | null
    filled_version: number | null
    first_at: At
    last_at: At
    updated_at: At
  }
  knowledge_gap_turn: { place: string; conversation_id: string; seq: number; gap_id: string | null }
  knowledge_reminder: { place: string; entry_id: string; version: number; stage: string; at: At }
  knowledge_weekly: { place: string; unit: string; week: string }
  knowledge_fed_order: { place: string; order_no: string; entry_id: string | null; at: At }
}
