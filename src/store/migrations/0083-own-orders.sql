-- Ways to one's own orders without number and code: links that open once, codes sent to a telephone, and the sessions
-- both lead to. Everything lies here as keyed digests.

create table own_link (
  place text not null,
  token_digest text not null,
  citizen_digest text not null,
  until timestamptz not null,
  primary key (place, token_digest)
);

-- One row for each telephone that asked, known or not; `asked` counts within `day`.
create table telephone_code (
  place text not null,
  phone_digest text not null,
  code_digest text not null,
  tries_left integer not null check (tries_left >= 0),
  asked integer not null check (asked > 0),
  day date not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  primary key (place, phone_digest)
);

create table own_session (
  place text not null,
  token_digest text not null,
  -- By which way it was opened, and so whose orders it opens.
  person text not null check (person in ('citizen', 'telephone')),
  person_digest text not null,
  until timestamptz not null,
  primary key (place, token_digest)
);
create index own_session_by_end on own_session (until);
