-- Vectors of the texts an entry is found by, where an embedding endpoint is configured. No length is fixed: another
-- model may have another one, and each (model, shelf) gets an index of its own when it is filled (knowledge-dense.ts).
create table knowledge_dense (
  place text not null,
  entry_id text not null,
  version integer not null,
  field text not null check (field in ('question', 'similar', 'body')),
  n smallint not null,
  model text not null,
  vec vector not null,
  primary key (place, entry_id, version, field, n, model),
  foreign key (place, entry_id, version) references knowledge_entry (place, id, version)
);

-- What models were asked for, by place and day: the budget holds for all processes together.
create table model_usage (
  place text not null,
  day date not null,
  calls integer not null default 0 check (calls >= 0),
  tokens bigint not null default 0 check (tokens >= 0),
  primary key (place, day)
);
