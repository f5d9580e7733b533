-- What only serves the work goes after its time, in batches; each finds its rows by an index.

-- Up to where the line of order events has been cut off: who has read less has missed some.
create table order_feed_floor (
  place text not null primary key,
  position bigint not null
);
create index order_feed_by_time on order_feed (place, at) where position is not null;
-- A desk's lines are shown there and stay.
create index delivery_reached on delivery (place, coalesce(settled_at, at))
  where erased_at is null and state in ('sent', 'accepted') and channel <> 'desk';
create index attachment_unattached on attachment (place, at) where order_no is null and not sent;
create index shared_value_over on shared_value (place, expires_at) where expires_at is not null;
create index continue_code_over on continue_code (place, until);
