import type { Generated, GeneratedAlways } from 'kysely'
import type { AttachmentState } from '../ports/attachment-store.ts'
import type { ClientScope } from '../ports/channel-clients.ts'
import type { DeliveryState } from '../ports/ledger.ts'
import type { At, Json, MaybeAt } from './column-types.ts'

/** What arrives, what leaves, and what the platforms allow. */
export type ChannelTables = {
  inbox_message: {
    place: string
    channel: string
    message_id: string
    conversation_id: string
    message_sealed: string
    /** By the clock of this service. */
    received_at: At
    state: 'waiting' | 'taken' | 'answered' | 'refused'
    not_before: At
    leased_until: MaybeAt
    tries: Generated<number>
    last_error: string | null
    seq: GeneratedAlways<number>
    reply_id: number | null
    /** null: the channel knows no person. */
    sender_digest: string | null
  }
  delivery: {
    place: string
    id: GeneratedAlways<number>
    purpose: string
    channel: string
    address_sealed: string
    body_sealed: string
    order_no: string | null
    state: DeliveryState
    tries: Generated<number>
    last_error: string | null
    at: At
    settled_at: MaybeAt
    conversation_id: string | null
    desk: string | null
    form: Generated<'text' | 'replies'>
    urgent: Generated<boolean>
    not_before: MaybeAt
    leased_until: MaybeAt
    parts_sent: Generated<number>
    allowance: string | null
    platform_id: string | null
    continues: number | null
    road: Generated<number>
    carried_by: string | null
    erased_at: MaybeAt
  }
  delivery_resend: {
    place: string
    delivery_id: number
    n: number
    who: string
    at: At
    state_before: string
    error_before: string | null
  }
  attachment: {
    place: string
    id: string
    conversation_id: string
    order_no: string | null
    kind: 'photo' | 'voice' | 'video' | 'file'
    name: string
    mime: string
    content_sealed: string | null
    sent: Generated<boolean>
    act: string | null
    given_by: string | null
    bytes: Generated<number>
    state: AttachmentState
    channel: string | null
    source_sealed: string | null
    until: MaybeAt
    next_at: MaybeAt
    tries: Generated<number>
    last_error: string | null
    at: At
  }
  reach: {
    place: string
    channel: string
    address_digest: string
    name: string
    left_over: number
    until: MaybeAt
  }
  shared_value: {
    place: string
    name: string
    value_sealed: string
    digest: string
    expires_at: MaybeAt
  }
  channel_client: {
    place: string
    id: string
    scope: ClientScope
    name: string
    settings: Json<Readonly<Record<string, string>>>
    key_digest: string
    key_sealed: string
    created_at: At
    revoked_at: MaybeAt
  }
}
