-- What reports count, taken from the events: one row for each counted step, with what came of it since.

alter table work_order
  -- Line of the duty catalogue.
  add column duty text,
  -- District and spot, as far as the address tells.
  add column area text,
  add column spot text;

create table order_fact (
  place text not null,
  order_no text not null,
  -- The event it is made from.
  seq integer not null,
  -- Calendar day in China.
  day date not null,
  kind text not null,
  -- Empty: the hotline itself.
  unit text,
  duty text,
  area text,
  channel text not null,
  good boolean,
  score smallint,
  category text,
  void boolean not null,
  primary key (place, order_no, seq),
  foreign key (place, order_no) references work_order (place, no)
);
create index order_fact_by_day on order_fact (place, day, kind)
  include (unit, duty, area, channel, good, score, category, void);

-- Leaders' instructions are few and looked at by their day.
create index order_event_instructed on order_event (place, at) where type = 'instructed';
drop index order_event_counted;
create index order_event_accountability on order_event (place, at) where type = 'accountability-noted';
