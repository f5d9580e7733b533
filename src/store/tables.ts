import type { Generated, GeneratedAlways } from 'kysely'
import type { Citation, Outcome } from '../domain/answer.ts'
import type { Source } from '../domain/deadline.ts'
import type { Decision } from '../domain/decision.ts'
import type { Actor, OrderEvent } from '../domain/work-order/event.ts'
import type { ChannelTables } from './channel-tables.ts'
import type { At, Json, MaybeAt } from './column-types.ts'
import type { HumanTables } from './conversations/human-tables.ts'
import type { WebChatTables } from './conversations/web-chat-tables.ts'
import type { KnowledgeTables } from './knowledge/knowledge-tables.ts'
import type { FeedTables } from './order-feed/feed-tables.ts'
import type { OwnOrderTables } from './own-order-tables.ts'
import type { ReportTables } from './reports/report-tables.ts'
import type { StaffTables } from './staff-tables.ts'

/** Rows as the migrations make them; names are those of the tables and columns. */
export type Tables = KnowledgeTables &
  StaffTables &
  ChannelTables &
  FeedTables &
  ReportTables &
  WebChatTables &
  OwnOrderTables &
  HumanTables & {
    index_state: { place: string; reading: string }
    model_usage: { place: string; day: string; calls: Generated<number>; tokens: Generated<string> }
    unit: {
      place: string
      id: string
      name: string
      tier: string
      parent: string | null
      kind: string
      areas: string[]
      phone: string | null
      onboarded: boolean
    }
    duty: {
      place: string
      id: string
      position: number
      title: string
      lead: string
      co: string[]
      words: string[]
      basis: string
      class: string | null
      topic: string | null
    }
    conversation: {
      place: string
      id: string
      channel: string
      citizen_sealed: string | null
      citizen_digest: string | null
      dialogue_sealed: string
      version: number
      orders: string[]
      started_at: At
      updated_at: At
      erased_at: MaybeAt
      desk_key: Generated<string>
      human_since: MaybeAt
      human_by: string | null
    }
    turn: {
      place: string
      conversation_id: string
      seq: number
      text_sealed: string
      masked_text: string
      outcome: Json<Outcome>
      replies_sealed: string
      attachments_sealed: string | null
      at: At
    }
    message_claim: {
      place: string
      channel: string
      message_id: string
      conversation_id: string
      seq: number
    }
    consultation_record: {
      place: string
      conversation_id: string
      seq: number
      n: number
      question: string
      entry_id: string
      entry_version: number
      quoted: string
      citation: Json<Citation>
      probability: number
      at: At
    }
    rejection_record: {
      place: string
      conversation_id: string
      seq: number
      n: number
      text: string
      ground: string | null
      article: string | null
      decision: Json<Decision>
      at: At
    }
    work_order: {
      place: string
      no: string
      state: string
      version: number
      title: string
      nature: string
      complainant: string
      channel: string
      conversation_id: string
      class: string | null
      publicity: string
      confidential: boolean
      lead: string | null
      co: string[]
      pack_day: string
      filed_at: At
      updated_at: At
      query_code_digest: string | null
      holder: string | null
      flags: string[]
      overdue: boolean
      supervised: string | null
      pending: string[]
      units: string[]
      complained_of: string[]
      parent: string | null
      merged_into: string | null
      due_at: MaybeAt
      answered_in_time: number
      published_at: MaybeAt
      published_title: string | null
      published_text: string | null
      phone_digest: string | null
      citizen_digest: string | null
      duty: string | null
      area: string | null
      spot: string | null
    }
    order_search: { place: string; order_no: string; published: boolean; terms: number[] }
    order_projection: { place: string; made_by: string }
    order_event: {
      place: string
      order_no: string
      seq: number
      at: At
      actor: Json<Actor>
      type: string
      payload: Json<OrderEvent>
      prev_hash: string
      hash: string
    }
    order_personal: { place: string; order_no: string; sealed: string | null; erased_at: MaybeAt }
    order_deadline: {
      place: string
      order_no: string
      type: string
      due_at: MaybeAt
      warn_at: MaybeAt
      clock: string
      article: string
      explanation: string
      provisional: boolean
      soft: boolean
      source: Json<Source>
      met_at: MaybeAt
      overdue_at: MaybeAt
      next_at: MaybeAt
      red_at: MaybeAt
      started_at: MaybeAt
      extended_by: number | null
    }
    command_claim: {
      place: string
      order_no: string
      actor: string
      key: string
      digest: string
      at: At
    }
    data_request: {
      place: string
      id: GeneratedAlways<number>
      order_no: string
      kind: 'copy' | 'erase'
      at: At
      done_at: MaybeAt
    }
    erasure: {
      place: string
      id: GeneratedAlways<number>
      at: At
      what: string
      name: string | null
      rows: number
      why: string
    }
    overdue_tally: { place: string; unit: string; month: string; stage: string; count: number }
    order_number: { place: string; day: string; last: number }
    access_log: {
      place: string
      id: GeneratedAlways<number>
      order_no: string
      who: string
      why: string
      at: Generated<Date>
    }
  }
