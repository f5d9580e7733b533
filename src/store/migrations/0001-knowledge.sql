-- Knowledge: versions that never change, the texts they are found by, and how common each term is.
-- Every key leads with the place, so that places can be spread over nodes; `national` is the shelf all may read.

create extension if not exists vector;

create table knowledge_entry (
  place text not null,
  id text not null,
  version integer not null check (version > 0),
  status text not null
    check (status in ('draft', 'unit-reviewed', 'published', 'due-for-review', 'expired', 'withdrawn')),
  -- What the unit wrote, whole; the columns below are read out of it for filters.
  draft jsonb not null,
  kind text not null generated always as (draft ->> 'kind') stored,
  topic text not null generated always as (draft ->> 'topic') stored,
  unit text not null generated always as (draft ->> 'unit') stored,
  question text not null generated always as (draft ->> 'question') stored,
  confidentiality text not null generated always as (draft ->> 'confidentiality') stored,
  effective_from date not null,
  effective_to date,
  content_hash text not null,
  published_at timestamptz,
  primary key (place, id, version),
  check (confidentiality in ('public', 'agent-only')),
  check (effective_to is null or effective_to >= effective_from),
  check (published_at is not null or status in ('draft', 'unit-reviewed', 'withdrawn'))
);
create index knowledge_entry_by_topic on knowledge_entry (place, topic, id);
create index knowledge_entry_by_unit on knowledge_entry (place, unit, id);

create function keep_published_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'entry % version % of % was published and cannot be deleted: withdraw it', old.id, old.version, old.place
      using errcode = 'integrity_constraint_violation';
  end if;
  if (new.place, new.id, new.version, new.draft, new.effective_from, new.effective_to, new.content_hash, new.published_at)
     is distinct from
     (old.place, old.id, old.version, old.draft, old.effective_from, old.effective_to, old.content_hash, old.published_at) then
    raise exception 'entry % version % of % was published and cannot change: publish a new version', old.id, old.version, old.place
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger knowledge_entry_keeps_published before update or delete on knowledge_entry
  for each row when (old.published_at is not null) execute function keep_published_version();

-- The version of each entry that is in force on a day: the latest that had begun by then, if it was not withdrawn and has
-- not ended. A later version hides the earlier ones even when it ends sooner or is withdrawn.
-- The latest is looked up row by row, by the key: as a join the planner may compare a whole shelf with itself.
create function knowledge_on(day date) returns setof knowledge_entry language sql stable as $$
  select e.* from knowledge_entry e
  where e.status in ('published', 'due-for-review')
    and e.effective_from <= day
    and (e.effective_to is null or e.effective_to >= day)
    and e.version = (
      select latest.version from knowledge_entry latest
      where latest.place = e.place and latest.id = e.id
        and latest.published_at is not null and latest.effective_from <= day
      order by latest.version desc limit 1
    )
$$;

create table knowledge_text (
  place text not null,
  entry_id text not null,
  version integer not null,
  field text not null check (field in ('question', 'similar', 'negative', 'body')),
  n smallint not null,
  -- The question as written, or the beginning of the body.
  text text not null,
  -- Distinct terms, each hashed together with the place: one index, and no place reads another's postings.
  terms integer[] not null,
  -- The term-frequency half of BM25; the other half is in the query.
  vec sparsevec(1000000000) not null,
  primary key (place, entry_id, version, field, n),
  foreign key (place, entry_id, version) references knowledge_entry (place, id, version)
);
-- Scoring reads every candidate's vector: in the row and uncompressed that takes half the time of a side table's pages.
alter table knowledge_text alter column vec set storage external;
alter table knowledge_text set (toast_tuple_target = 8160);
create index knowledge_text_terms on knowledge_text using gin (terms);

-- The best-scoring texts that hold any of the terms. Always through the index: of terms it has no statistics for (nearly
-- all are rare) the planner expects far too many texts, and would read the whole table for a longer question.
create function best_texts(any_of integer[], query sparsevec, best integer)
  returns table (place text, entry_id text, version integer, field text, text text, distance double precision)
  language sql stable rows 100 set enable_seqscan = off set jit = off
as $$
  select t.place, t.entry_id, t.version, t.field, t.text, t.vec <#> query
  from knowledge_text t where t.terms && any_of
  order by t.vec <#> query
  limit best
$$;

-- In how many texts of the place a term stands.
create table knowledge_term (
  place text not null,
  term integer not null,
  df integer not null check (df >= 0),
  primary key (place, term)
);

create table knowledge_stat (
  place text not null primary key,
  texts integer not null check (texts >= 0)
);

create table knowledge_feedback (
  place text not null,
  id bigint not null generated always as identity,
  entry_id text not null,
  version integer not null,
  verdict text not null check (verdict in ('helpful', 'unsolved', 'wrong')),
  -- Masked.
  comment text,
  conversation_id text,
  at timestamptz not null,
  primary key (place, id)
);
create index knowledge_feedback_by_entry on knowledge_feedback (place, entry_id, version);
