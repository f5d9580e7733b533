-- What citizens ask about their own data: a copy, or that it be erased.

create table data_request (
  place text not null,
  id bigint not null generated always as identity,
  order_no text not null,
  kind text not null check (kind in ('copy', 'erase')),
  at timestamptz not null,
  -- null while an erasure waits: for the night, or until the order has ended.
  done_at timestamptz,
  primary key (place, id),
  foreign key (place, order_no) references work_order (place, no)
);
create unique index data_request_waiting on data_request (place, order_no, kind) where done_at is null;
