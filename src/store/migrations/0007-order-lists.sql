-- What lists of orders are made from, all of it taken from the events; and the counts and claims beside them.

alter table work_order
  add column holder text,
  add column flags text[] not null default '{}',
  -- Late now: a clock in it has run out and what it was for is not done.
  add column overdue boolean not null default false,
  -- Label of the supervision in force.
  add column supervised text,
  -- Kinds of requests that wait for a decision.
  add column pending text[] not null default '{}',
  -- Lead, holder and co-units.
  add column units text[] not null default '{}',
  -- Units whose own conduct it is about; they never see it.
  add column complained_of text[] not null default '{}',
  add column parent text,
  add column merged_into text,
  -- End of the running clock that ends first.
  add column due_at timestamptz,
  add column answered_in_time integer not null default 0,
  add column published_at timestamptz,
  add column published_title text,
  add column published_text text,
  -- Keyed digests, to find the earlier orders of the same person.
  add column phone_digest text,
  add column citizen_digest text,
  add check ((published_at is null) = (published_text is null)),
  add check ((published_at is null) = (published_title is null));

drop index work_order_by_state;
drop index work_order_by_lead;
create index work_order_by_state on work_order (place, state, filed_at, no);
create index work_order_by_filing on work_order (place, filed_at, no);
create index work_order_by_number on work_order (place, no text_pattern_ops);
create index work_order_by_due on work_order (place, due_at, no) where due_at is not null;
create index work_order_waiting on work_order (place, filed_at, no) where pending <> '{}';
create index work_order_overdue on work_order (place, filed_at, no) where overdue;
create index work_order_supervised on work_order (place, filed_at, no) where supervised is not null;
create index work_order_flagged on work_order (place, filed_at, no) where flags <> '{}';
create index work_order_published on work_order (place, published_at, no) where published_at is not null;
create index work_order_by_unit on work_order using gin (units);
create index work_order_by_phone on work_order (place, phone_digest, filed_at) where phone_digest is not null;
create index work_order_by_citizen on work_order (place, citizen_digest, filed_at) where citizen_digest is not null;

-- Terms an order is searched by; apart from its row, which changes with every step while these hardly do. What is
-- published has a row of its own: the public search must not tell what stands in the rest.
create table order_search (
  place text not null,
  order_no text not null,
  published boolean not null,
  terms integer[] not null,
  primary key (place, order_no, published),
  foreign key (place, order_no) references work_order (place, no)
);
create index order_search_terms on order_search using gin (terms) where not published;
create index order_search_published on order_search using gin (terms) where published;

-- By which rules these rows and those of work_order were made; other rules make them anew from the events.
create table order_projection (
  place text primary key,
  made_by text not null
);

alter table order_deadline
  -- When something is next to be done on this clock: its warning, its end, its red card.
  add column next_at timestamptz,
  add column red_at timestamptz,
  add column started_at timestamptz,
  add column extended_by integer;
drop index order_deadline_due;
create index order_deadline_next on order_deadline (next_at) where met_at is null and next_at is not null;
create index order_deadline_provisional on order_deadline (place, order_no, type) where met_at is null and provisional;

-- A command is done once, however often it is sent.
create table command_claim (
  place text not null,
  order_no text not null,
  actor text not null,
  key text not null,
  digest text not null,
  at timestamptz not null,
  primary key (place, order_no, actor, key),
  foreign key (place, order_no) references work_order (place, no)
);

-- Overdue steps of a unit in a calendar month of Beijing (YYYY-MM).
create table overdue_tally (
  place text not null,
  unit text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  stage text not null,
  count integer not null check (count > 0),
  primary key (place, unit, month, stage)
);
