-- People who work with the system, how they sign in, and reports that somebody was replaced.

create table staff (
  place text not null,
  -- The account name, the same in sign-in and in the history of orders.
  id text not null unique check (id ~ '^[a-z][a-z0-9.-]{2,119}$'),
  name text not null check (name <> ''),
  role text not null check (role in ('agent', 'dispatcher', 'auditor', 'supervisor', 'hotline-lead', 'unit-clerk',
    'unit-leader', 'unit-admin', 'knowledge-editor', 'system-admin')),
  unit text,
  active boolean not null,
  -- Seeded for the demonstration; production refuses to start while one of these is active.
  demo boolean not null default false,
  primary key (place, id),
  check ((role in ('unit-clerk', 'unit-leader', 'unit-admin')) = (unit is not null))
);
create index staff_by_unit on staff (place, unit) where unit is not null;

-- Tables of the sign-in library, under names of our own.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text not null unique,
  display_username text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (id) references staff (id)
);
create table auth_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth_user (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_account_by_user on auth_account (user_id);
create table auth_session (
  id text primary key,
  token text not null unique,
  user_id text not null references auth_user (id),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_session_by_user on auth_session (user_id);
create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Wrong passwords in a row, by digest of the name that was typed, whether there is such an account or not.
create table sign_in_failure (
  name_digest text primary key,
  failures integer not null check (failures > 0),
  last_at timestamptz not null
);

-- Keys of API clients: the digest only, so that a copy of the table opens nothing.
create table api_key (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  place text not null,
  staff text not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (place, staff) references staff (place, id)
);
create index api_key_by_staff on api_key (place, staff);

create table staff_change (
  place text not null,
  id text not null,
  unit text,
  role text not null,
  leaves text,
  joins jsonb,
  changed_on date not null,
  reported_at timestamptz not null,
  reported_by text not null,
  due_at timestamptz,
  late boolean not null,
  article text,
  report_to text[] not null,
  cc text[] not null,
  primary key (place, id),
  check (leaves is not null or joins is not null)
);
create index staff_change_by_time on staff_change (place, reported_at desc);
create trigger staff_change_is_append_only before update or delete on staff_change
  for each row execute function refuse_change();
