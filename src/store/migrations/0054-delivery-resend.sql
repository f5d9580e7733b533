-- Who had a line sent once more, and what had become of it until then.
create table delivery_resend (
  place text not null,
  delivery_id bigint not null,
  n smallint not null check (n > 0),
  who text not null check (who <> ''),
  at timestamptz not null,
  state_before text not null,
  error_before text,
  primary key (place, delivery_id, n)
);
create trigger delivery_resend_is_append_only before update or delete on delivery_resend
  for each row execute function refuse_change();
create index delivery_settled on delivery (settled_at, channel, state) where settled_at is not null;
create index delivery_continues on delivery (place, continues) where continues is not null;
