-- Who keeps copies of shelves and is the database's only session need not ask whether a shelf changed: it is told with the
-- commit of the change. Told once for each transaction; nobody else listens.

create or replace function raise_knowledge_revision() returns trigger language plpgsql as $$
begin
  insert into knowledge_revision as r (place, revision)
  select place, 1 from (select distinct place from changed) as shelf order by place
  on conflict (place) do update set revision = r.revision + 1;
  perform pg_notify('knowledge_revision', '');
  return null;
end $$;
