-- The life of entries between versions: texts in the making, who did what, corrections, conflicts, gaps, reminders.

-- Who published a version; null = loaded by an operator.
alter table knowledge_entry add column published_by text;

-- The same words, however they are punctuated and whatever politeness surrounds them.
create function folded_wording(text text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    regexp_replace(lower(normalize(text, NFKC)), '[\s,.?!;:"''()<>\-/·，。？！、；：“”‘’（）《》【】…—~]', '', 'g'),
    '(请问|一下|吗|呢|啊|吧|呀)', '', 'g')
$$;
create index knowledge_text_wording on knowledge_text (folded_wording(text), place)
  where field in ('question', 'similar');

create table knowledge_work (
  place text not null,
  id text not null,
  -- Commands so far; each names the one it read.
  revision integer not null check (revision > 0),
  state text check (state in ('draft', 'unit-review', 'hotline-review')),
  unit text,
  -- The text in the making with its writers; null when there is none.
  open jsonb,
  updated_at timestamptz not null,
  primary key (place, id),
  check ((state is null) = (open is null)),
  check ((state is null) = (unit is null))
);
create index knowledge_work_open on knowledge_work (place, state, unit) where state is not null;

create table knowledge_log (
  place text not null,
  entry_id text not null,
  revision integer not null,
  at timestamptz not null,
  who text not null,
  role text not null,
  type text not null,
  -- The reason, the version gone back to, the version published.
  facts jsonb not null,
  primary key (place, entry_id, revision)
);
create trigger knowledge_log_is_append_only before update or delete on knowledge_log
  for each row execute function refuse_change();

-- What a place does not answer from for the time being, looked up by key in each search.
create table knowledge_hold (
  place text not null,
  shelf text not null,
  entry_id text not null,
  -- withdrawn: a national entry this place no longer quotes. conflict: two entries answer one question differently.
  reason text not null check (reason in ('withdrawn', 'conflict')),
  since timestamptz not null,
  primary key (place, shelf, entry_id, reason)
);

create table knowledge_conflict (
  place text not null,
  id text not null,
  a_shelf text not null,
  a_entry text not null,
  a_version integer not null,
  b_shelf text not null,
  b_entry text not null,
  b_version integer not null,
  -- The question that both answer.
  wording text not null,
  state text not null check (state in ('open', 'resolved', 'dismissed')),
  found_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  why text,
  primary key (place, id),
  unique (place, a_shelf, a_entry, a_version, b_shelf, b_entry, b_version),
  check ((state = 'open') = (settled_at is null)),
  check (state <> 'dismissed' or (settled_by is not null and why is not null))
);
create index knowledge_conflict_open on knowledge_conflict (place) where state = 'open';

create table knowledge_correction (
  place text not null,
  id text not null,
  shelf text not null,
  entry_id text not null,
  version integer not null,
  question text not null,
  -- Who has to look into it; null = nobody but the hotline.
  unit text,
  said_by text not null check (said_by in ('citizen', 'staff')),
  -- Masked.
  comment text,
  reports integer not null default 1 check (reports > 0),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  article text not null,
  state text not null default 'open' check (state in ('open', 'corrected', 'withdrawn', 'refused')),
  closed_at timestamptz,
  closed_by text,
  closed_version integer,
  why text,
  late_noted_at timestamptz,
  primary key (place, id),
  check ((state = 'open') = (closed_at is null)),
  check (state <> 'refused' or why is not null)
);
create unique index knowledge_correction_open on knowledge_correction (place, shelf, entry_id) where state = 'open';
create index knowledge_correction_due on knowledge_correction (due_at) where state = 'open' and late_noted_at is null;

create table knowledge_gap (
  place text not null,
  id text not null,
  -- As first asked, without personal data.
  question text not null,
  terms text[] not null,
  asked integer not null check (asked >= 0),
  unit text,
  state text not null check (state in ('open', 'assigned', 'filled')),
  filled_by text,
  filled_version integer,
  first_at timestamptz not null,
  last_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (place, id),
  check (state <> 'assigned' or unit is not null),
  check ((state = 'filled') = (filled_by is not null))
);
create index knowledge_gap_unfilled on knowledge_gap (place, unit) where state <> 'filled';

-- Which turns have been counted; by their key, without their words.
create table knowledge_gap_turn (
  place text not null,
  conversation_id text not null,
  seq integer not null,
  -- null: nothing was asked that could be a gap.
  gap_id text,
  primary key (place, conversation_id, seq)
);
create index turn_unanswered on turn (place, at)
  where outcome ->> 'kind' = 'clarify' and outcome ->> 'reason' in ('not-found', 'unsolved');

-- A notice is given once for each stage of each version.
create table knowledge_reminder (
  place text not null,
  entry_id text not null,
  version integer not null,
  stage text not null check (stage in ('soon', 'due', 'lapsed')),
  at timestamptz not null,
  primary key (place, entry_id, version, stage)
);

-- Lists that are sent once a week, by the Monday they are for.
create table knowledge_weekly (
  place text not null,
  unit text not null,
  week date not null,
  primary key (place, unit, week)
);

-- Consultation orders whose answer became a draft, whatever became of it.
create table knowledge_fed_order (
  place text not null,
  order_no text not null,
  entry_id text,
  at timestamptz not null,
  primary key (place, order_no)
);
