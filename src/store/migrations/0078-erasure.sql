-- What is erased when its time is over, or when the citizen asks. The history of an order stays as it is.

alter table conversation add column erased_at timestamptz;
-- Somebody may speak in a conversation again after it was erased.
create index conversation_kept on conversation (place, updated_at) where erased_at is null or erased_at < updated_at;

alter table delivery add column erased_at timestamptz;
create index delivery_kept on delivery (place, at) where erased_at is null;

alter table attachment drop constraint attachment_state_check;
alter table attachment add constraint attachment_state_check check (state in ('awaited', 'stored', 'lost', 'erased'));

create index order_personal_kept on order_personal (place, order_no) where erased_at is null;
create index inbox_message_done on inbox_message (place, received_at) where state in ('answered', 'refused');

create table erasure (
  place text not null,
  id bigint not null generated always as identity,
  at timestamptz not null,
  -- An order's contact data and pictures, a conversation's words, lines of the ledger, arrived messages.
  what text not null check (what in ('order', 'conversation', 'delivery', 'inbox')),
  -- The order's number; a conversation is named by no more than its channel.
  name text,
  rows integer not null check (rows > 0),
  why text not null check (why in ('retention', 'request')),
  primary key (place, id)
);
create index erasure_by_time on erasure (place, at desc);
create trigger erasure_is_append_only before update or delete on erasure
  for each row execute function refuse_change();
