-- People at work who come from the city's own identity provider.

-- Such a session owes nothing to our password: neither its change nor a second step of ours.
alter table auth_session add column by_provider boolean not null default false;

-- Somebody was sent to the provider and is not back yet. The address back is good once, and in that browser alone.
create table provider_attempt (
  state_digest text primary key check (state_digest ~ '^[0-9a-f]{64}$'),
  browser_digest text not null check (browser_digest ~ '^[0-9a-f]{64}$'),
  place text not null,
  nonce text not null check (nonce <> ''),
  verifier text not null check (verifier <> ''),
  back text not null check (back like '/%' and back not like '//%'),
  expires_at timestamptz not null
);
create index provider_attempt_over on provider_attempt (expires_at);
