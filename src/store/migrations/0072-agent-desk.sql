-- Notices at the desk, questions to units, and decisions people take where the machine may not take them alone.

alter table delivery
  -- Whose desk it lies on: the unit's id, `hotline` for its own people; null for lines to citizens.
  add column desk text;
create index delivery_at_desk on delivery (place, desk, id) where desk is not null;

-- Who has read which notice.
create table desk_read (
  place text not null,
  staff text not null,
  delivery_id bigint not null,
  at timestamptz not null,
  primary key (place, staff, delivery_id),
  foreign key (place, staff) references staff (place, id)
);

-- 三方: the hotline asks a unit, the unit answers, the hotline passes the answer on.
create table unit_enquiry (
  place text not null,
  id uuid not null default gen_random_uuid(),
  unit text not null,
  -- What it belongs to: a talk (by its key at the desk) or an order.
  talk_key uuid,
  order_no text,
  question_sealed text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- By the place's rule, with the article and how it was counted; null where the rule has no time.
  due_at timestamptz,
  article text not null,
  explanation text not null,
  answer_sealed text,
  answered_by text,
  answered_at timestamptz,
  passed_by text,
  passed_at timestamptz,
  -- A repeated post asks once.
  once text not null,
  primary key (place, id),
  unique (place, asked_by, once),
  check (num_nonnulls(talk_key, order_no) = 1),
  check (num_nonnulls(answer_sealed, answered_by, answered_at) in (0, 3)),
  check (num_nonnulls(passed_by, passed_at) in (0, 2)),
  check (passed_at is null or answered_at is not null)
);
create index unit_enquiry_by_unit on unit_enquiry (place, unit, asked_at);
create index unit_enquiry_open on unit_enquiry (place, asked_at) where passed_at is null;
create index unit_enquiry_by_talk on unit_enquiry (place, talk_key) where talk_key is not null;
create index unit_enquiry_by_order on unit_enquiry (place, order_no) where order_no is not null;

-- What a person decided on a turn that the machine alone could not settle.
create table human_decision (
  place text not null,
  conversation_id text not null,
  seq integer not null,
  verdict text not null check (verdict in ('upheld', 'overturned', 'handled')),
  reason text not null check (reason <> ''),
  article text,
  by text not null,
  at timestamptz not null,
  primary key (place, conversation_id, seq),
  foreign key (place, conversation_id, seq) references turn (place, conversation_id, seq),
  -- Whether a matter is taken on is decided by an article.
  check (verdict = 'handled' or article is not null)
);
create trigger human_decision_is_append_only before update or delete on human_decision
  for each row execute function refuse_change();
create index rejection_record_for_people on rejection_record (place, at) where (decision ->> 'needsHuman') = 'true';
