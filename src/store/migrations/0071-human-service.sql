-- Conversations a person is wanted for or speaks in, so that they are found without opening what is sealed.

alter table conversation
  -- Names a conversation to people at work: whoever has its id could read it and speak in it as the citizen.
  add column desk_key uuid not null default gen_random_uuid(),
  -- Since when somebody waits for a person or speaks with one; null when neither.
  add column human_since timestamptz,
  -- The account of the person who has it.
  add column human_by text,
  add constraint conversation_human check (human_by is null or human_since is not null);
create unique index conversation_by_desk_key on conversation (place, desk_key);
create index conversation_with_human on conversation (place, human_since) where human_since is not null;

-- The number by which citizens know a person, and when that person was last at the desk.
create table agent_desk (
  place text not null,
  staff text not null,
  no integer not null check (no > 0),
  seen_at timestamptz not null,
  primary key (place, staff),
  unique (place, no),
  foreign key (place, staff) references staff (place, id)
);

-- Sentences an agent keeps for themselves; those of the place stand in its content.
create table own_phrase (
  place text not null,
  staff text not null,
  id uuid not null default gen_random_uuid(),
  text text not null check (text <> '' and length(text) <= 500),
  at timestamptz not null,
  primary key (place, staff, id),
  foreign key (place, staff) references staff (place, id)
);
