-- That somebody looked in on a day on which the rules want it, what stood there, and what they found.

create table daily_check (
  place text not null,
  id bigint generated always as identity,
  -- A unit, or `hotline`.
  desk text not null,
  -- Calendar day in China.
  day date not null,
  staff text not null,
  at timestamptz not null,
  -- Orders that waited for them, and those overdue; counted up to a limit.
  waiting integer not null check (waiting >= 0),
  overdue integer not null check (overdue >= 0),
  -- In their words; empty where they found nothing to note.
  found_sealed text,
  article text not null,
  -- Of the form it was said with: sent twice it counts once.
  once text not null,
  primary key (place, id),
  unique (place, staff, once)
);
create index daily_check_by_day on daily_check (place, day, desk);

-- Who was reminded because nobody had looked in.
create table daily_check_reminder (
  place text not null,
  day date not null,
  desk text not null,
  at timestamptz not null,
  primary key (place, day, desk)
);
