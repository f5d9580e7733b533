-- Sessions that end when nobody works in them, passwords that were set by somebody else, and who did what beside orders.

alter table auth_user add column must_change_password boolean not null default false;
alter table auth_session add column seen_at timestamptz not null default now();

-- What people did that no order, change report or access log keeps. `subject`: the account, key, line or file.
create table desk_deed (
  place text not null,
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  who text not null check (who <> ''),
  kind text not null check (kind ~ '^[a-z-]+$'),
  subject text not null,
  detail text,
  primary key (place, id)
);
create index desk_deed_by_time on desk_deed (place, at desc);
create trigger desk_deed_is_append_only before update or delete on desk_deed
  for each row execute function refuse_change();
create trigger desk_deed_is_not_emptied before truncate on desk_deed
  for each statement execute function refuse_change();

-- The audit trail reads these from their end.
create index order_event_by_person on order_event (place, at desc) where actor ->> 'id' is not null;
create index access_log_by_time on access_log (place, at desc);
