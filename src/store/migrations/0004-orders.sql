-- Work orders: a chain of events nobody can change, what they add up to, and the personal data beside them.

create table work_order (
  place text not null,
  no text not null,
  state text not null check (state ~ '^[a-z_]+$'),
  -- Number of events.
  version integer not null check (version > 0),
  title text not null,
  nature text not null check (nature in ('咨询', '求助', '投诉', '举报', '建议')),
  complainant text not null check (complainant in ('citizen', 'enterprise', 'other_org')),
  channel text not null,
  conversation_id text not null,
  class text check (class in ('A', 'B', 'C', 'D')),
  publicity text not null check (publicity in ('public', 'internal', 'private')),
  confidential boolean not null,
  lead text,
  co text[] not null,
  pack_day date not null,
  filed_at timestamptz not null,
  updated_at timestamptz not null,
  -- Keyed digest of the code with which the citizen looks the order up.
  query_code_digest text,
  primary key (place, no)
);
create index work_order_by_state on work_order (place, state, filed_at);
create index work_order_by_lead on work_order (place, lead, filed_at) where lead is not null;

create table order_event (
  place text not null,
  order_no text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  actor jsonb not null,
  type text not null,
  payload jsonb not null,
  prev_hash text not null check (prev_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (place, order_no, seq),
  unique (place, order_no, prev_hash),
  foreign key (place, order_no) references work_order (place, no),
  check (payload ->> 'type' = type)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger order_event_is_append_only before update or delete on order_event
  for each row execute function refuse_change();
create trigger order_event_is_not_emptied before truncate on order_event
  for each statement execute function refuse_change();

-- Names, telephones and the words as written. Erasing empties `sealed` and leaves the fact of the erasure.
create table order_personal (
  place text not null,
  order_no text not null,
  sealed text,
  erased_at timestamptz,
  primary key (place, order_no),
  foreign key (place, order_no) references work_order (place, no),
  check ((sealed is null) = (erased_at is not null))
);

-- One row for every clock that was started; it runs while `met_at` is empty.
create table order_deadline (
  place text not null,
  order_no text not null,
  type text not null,
  -- Empty: the rule sets no end.
  due_at timestamptz,
  warn_at timestamptz,
  clock text not null check (clock in ('workday', 'natural', 'none')),
  article text not null,
  explanation text not null,
  provisional boolean not null,
  soft boolean not null,
  source jsonb not null,
  met_at timestamptz,
  primary key (place, order_no, type),
  foreign key (place, order_no) references work_order (place, no)
);
-- The sweep asks for due clocks only.
create index order_deadline_running on order_deadline (due_at) where met_at is null and due_at is not null;

create table order_number (
  place text not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (place, day)
);

-- Replies on their way: on the ledger until delivered or declared undeliverable.
create table delivery (
  place text not null,
  id bigint not null generated always as identity,
  purpose text not null,
  channel text not null,
  address_sealed text not null,
  body_sealed text not null,
  order_no text,
  state text not null check (state in ('queued', 'sent', 'failed', 'undeliverable')),
  tries integer not null default 0 check (tries >= 0),
  last_error text,
  at timestamptz not null,
  settled_at timestamptz,
  primary key (place, id)
);
create index delivery_waiting on delivery (at) where state in ('queued', 'failed');
create index delivery_by_order on delivery (place, order_no) where order_no is not null;

-- Who opened personal data, and why.
create table access_log (
  place text not null,
  id bigint not null generated always as identity,
  order_no text not null,
  who text not null check (who <> ''),
  why text not null check (why <> ''),
  at timestamptz not null default now(),
  primary key (place, id)
);
create index access_log_by_order on access_log (place, order_no, at);
create trigger access_log_is_append_only before update or delete on access_log
  for each row execute function refuse_change();
