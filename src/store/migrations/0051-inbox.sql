-- What the waiting line of messages needs beside the message: its order, and the answer it got.

alter table inbox_message
  -- Order of arrival, where two were received at the same moment. `received_at` is by the clock of this service.
  add column seq bigint generated always as identity,
  -- The ledger's line that answers it; several fragments have one.
  add column reply_id bigint;

create index inbox_message_by_conversation on inbox_message (place, conversation_id, received_at);
