-- What happens to orders, for other systems: pulled with a cursor or pushed to webhooks.

create sequence order_feed_position;

create table order_feed (
  place text not null,
  order_no text not null,
  seq integer not null,
  id bigint generated always as identity,
  type text not null,
  at timestamptz not null,
  -- Units whose people know of the order after the event, and those for whom it ended with this event.
  units text[] not null,
  left_units text[] not null,
  payload jsonb not null,
  -- `id` is drawn before its transaction ends, so it is no cursor: who has read 7 would miss a 6 that is not over yet.
  -- A row gets its place in line afterwards, by one process at a time.
  position bigint,
  primary key (place, order_no, seq)
);
create index order_feed_unplaced on order_feed (id) where position is null;
create unique index order_feed_in_line on order_feed (place, position) where position is not null;

-- How far each subscription is, and how its address behaves. Who and where: channel_client.
create table webhook (
  place text not null,
  client_id text not null,
  position bigint not null,
  failures integer not null default 0 check (failures >= 0),
  failing_since timestamptz,
  next_at timestamptz,
  paused_at timestamptz,
  last_error text,
  delivered_at timestamptz,
  primary key (place, client_id),
  foreign key (place, client_id) references channel_client (place, id)
);

create table webhook_delivery (
  place text not null,
  client_id text not null,
  position bigint not null,
  order_no text not null,
  seq integer not null,
  -- withheld: when its turn came, the unit was no longer to know of the order.
  state text not null check (state in ('queued', 'sending', 'delivered', 'dead', 'withheld')),
  tries integer not null default 0 check (tries >= 0),
  next_at timestamptz not null,
  leased_until timestamptz,
  last_error text,
  settled_at timestamptz,
  primary key (place, client_id, position),
  foreign key (place, client_id) references webhook (place, client_id),
  check ((state = 'sending') = (leased_until is not null))
);
create index webhook_delivery_open on webhook_delivery (place, client_id, position) where state in ('queued', 'sending');
create index webhook_delivery_of_order on webhook_delivery (place, client_id, order_no, position)
  where state in ('queued', 'sending');
create index webhook_delivery_dead on webhook_delivery (place, client_id, position) where state = 'dead';
create index webhook_delivery_over on webhook_delivery (settled_at) where state in ('delivered', 'withheld');
