-- Conversations and everything one turn leaves behind. What a citizen wrote lies sealed; the masked text is for reports.

create table conversation (
  place text not null,
  id text not null,
  channel text not null,
  citizen_sealed text,
  -- Keyed digest of the citizen's key on the channel, to find a citizen's conversations without opening them.
  citizen_digest text,
  dialogue_sealed text not null,
  -- Number of turns so far; each commit names the version it read.
  version integer not null check (version > 0),
  orders text[] not null default '{}',
  started_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (place, id),
  check ((citizen_sealed is null) = (citizen_digest is null))
);
create index conversation_by_citizen on conversation (place, channel, citizen_digest) where citizen_digest is not null;

create table turn (
  place text not null,
  conversation_id text not null,
  seq integer not null check (seq > 0),
  text_sealed text not null,
  masked_text text not null,
  outcome jsonb not null,
  -- Sealed: an order card among them carries the query code.
  replies_sealed text not null,
  at timestamptz not null,
  primary key (place, conversation_id, seq),
  foreign key (place, conversation_id) references conversation (place, id)
);

-- A platform's message is answered once: whoever inserts the claim answers, everybody else repeats that answer.
create table message_claim (
  place text not null,
  channel text not null,
  message_id text not null,
  conversation_id text not null,
  seq integer not null,
  primary key (place, channel, message_id),
  foreign key (place, conversation_id, seq) references turn (place, conversation_id, seq)
);

create table consultation_record (
  place text not null,
  conversation_id text not null,
  seq integer not null,
  n smallint not null,
  -- Masked.
  question text not null,
  entry_id text not null,
  entry_version integer not null,
  quoted text not null,
  citation jsonb not null,
  probability double precision not null,
  at timestamptz not null,
  primary key (place, conversation_id, seq, n),
  foreign key (place, conversation_id, seq) references turn (place, conversation_id, seq)
);
create index consultation_record_by_entry on consultation_record (place, entry_id, entry_version);
create index consultation_record_by_time on consultation_record (place, at);

create table rejection_record (
  place text not null,
  conversation_id text not null,
  seq integer not null,
  n smallint not null,
  -- Masked.
  text text not null,
  ground text,
  article text,
  decision jsonb not null,
  at timestamptz not null,
  primary key (place, conversation_id, seq, n),
  foreign key (place, conversation_id, seq) references turn (place, conversation_id, seq)
);
create index rejection_record_by_time on rejection_record (place, at);
