-- When the sweep noted that a clock had run out; once.
alter table order_deadline add column overdue_at timestamptz;
drop index order_deadline_running;
create index order_deadline_due on order_deadline (due_at)
  where met_at is null and overdue_at is null and due_at is not null;
