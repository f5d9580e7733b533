-- The conversation in the browser: what a message brought with it, and codes that open it on another device.

alter table turn
  -- The pictures and files of the message as the page shows them, sealed JSON.
  add column attachments_sealed text;

alter table attachment
  -- A message brought it; until then whoever uploaded it may take it back.
  add column sent boolean not null default false;

create table continue_code (
  place text not null,
  conversation_digest text not null,
  code_digest text not null,
  conversation_sealed text not null,
  until timestamptz not null,
  -- A new code of a conversation takes the place of its old one.
  primary key (place, conversation_digest),
  unique (place, code_digest)
);

-- Tries with codes that were not right, counted by place in steps of time.
create table continue_try (
  place text not null,
  step timestamptz not null,
  wrong integer not null check (wrong >= 0),
  primary key (place, step)
);
