-- Returns that showed the duty catalogue to be wrong are read from their end.
create index order_event_return_approved on order_event (place, at desc) where type = 'return-approved';

-- A second proof beside the password; the sign-in library's table under a name of our own. Secrets are sealed by it.
alter table auth_user add column two_factor_enabled boolean not null default false;
create table auth_two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references auth_user (id),
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create unique index auth_two_factor_by_user on auth_two_factor (user_id);
