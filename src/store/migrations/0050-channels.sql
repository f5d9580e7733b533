-- Messages as they arrive and as they leave, and what the platforms allow.

-- A message is on file the moment it is acknowledged; fragments of one thought wait here to be answered as one.
create table inbox_message (
  place text not null,
  channel text not null,
  message_id text not null,
  conversation_id text not null,
  -- The whole arriving message.
  message_sealed text not null,
  received_at timestamptz not null,
  state text not null check (state in ('waiting', 'taken', 'answered', 'refused')),
  -- Nobody takes it before; set for fragments that may be followed by more.
  not_before timestamptz not null,
  leased_until timestamptz,
  tries integer not null default 0 check (tries >= 0),
  last_error text,
  primary key (place, channel, message_id)
);
create index inbox_message_open on inbox_message (place, conversation_id, received_at) where state in ('waiting', 'taken');
create index inbox_message_due on inbox_message (not_before) where state in ('waiting', 'taken');

alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (
  state in ('queued', 'sending', 'sent', 'accepted', 'failed', 'undeliverable', 'given_to_human')
);
alter table delivery
  -- Where the citizen is written to; empty for people at work.
  add column conversation_id text,
  -- The body is canonical replies in JSON, or plain text.
  add column form text not null default 'text' check (form in ('text', 'replies')),
  -- Goes out at any hour.
  add column urgent boolean not null default false,
  add column not_before timestamptz,
  add column leased_until timestamptz,
  -- Parts of a long message that are known to have left.
  add column parts_sent smallint not null default 0 check (parts_sent >= 0),
  -- The platform's permission it was sent under, and the platform's own id.
  add column allowance text,
  add column platform_id text,
  -- The line this one continues on another road, and how far down the place's order of roads it is.
  add column continues bigint,
  add column road smallint not null default 0;
drop index delivery_waiting;
create index delivery_waiting on delivery (channel, at) where state in ('queued', 'sending', 'failed');
create index delivery_by_conversation on delivery (place, conversation_id, id) where conversation_id is not null;

create table attachment (
  place text not null,
  id text not null,
  conversation_id text not null,
  order_no text,
  kind text not null check (kind in ('photo', 'voice', 'video', 'file')),
  name text not null,
  mime text not null,
  -- Base64 of the bytes, sealed; empty until it is fetched.
  content_sealed text,
  bytes integer not null default 0 check (bytes >= 0),
  state text not null check (state in ('awaited', 'stored', 'lost')),
  channel text,
  source_sealed text,
  until timestamptz,
  next_at timestamptz,
  tries integer not null default 0 check (tries >= 0),
  last_error text,
  at timestamptz not null,
  primary key (place, id),
  check ((state = 'stored') = (content_sealed is not null))
);
create index attachment_by_order on attachment (place, order_no) where order_no is not null;
create index attachment_by_conversation on attachment (place, conversation_id);
create index attachment_awaited on attachment (next_at) where state = 'awaited';

-- Permissions to write to a citizen.
create table reach (
  place text not null,
  channel text not null,
  address_digest text not null,
  name text not null,
  left_over integer not null check (left_over >= 0),
  until timestamptz,
  primary key (place, channel, address_digest, name)
);

-- Access tokens and cursors that all processes share.
create table shared_value (
  place text not null,
  name text not null,
  value_sealed text not null,
  digest text not null,
  expires_at timestamptz,
  primary key (place, name)
);

-- Programmes of others that come with a key.
create table channel_client (
  place text not null,
  id text not null,
  scope text not null check (scope in ('openai', 'open311', 'relay', 'mcp', 'webhook')),
  name text not null check (name <> ''),
  settings jsonb not null default '{}',
  key_digest text not null unique,
  key_sealed text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (place, id)
);
