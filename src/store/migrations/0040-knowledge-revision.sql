-- A number for each shelf that is raised in the transaction of any change of what a search there may find: whoever keeps a
-- copy in memory sees by one small row whether it still is the truth.

create table knowledge_revision (
  place text not null primary key,
  revision bigint not null
);

create function raise_knowledge_revision() returns trigger language plpgsql as $$
begin
  insert into knowledge_revision as r (place, revision)
  select place, 1 from (select distinct place from changed) as shelf order by place
  on conflict (place) do update set revision = r.revision + 1;
  return null;
end $$;

-- Versions and their states.
create trigger knowledge_entry_inserted after insert on knowledge_entry
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_entry_updated after update on knowledge_entry
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_entry_deleted after delete on knowledge_entry
  referencing old table as changed for each statement execute function raise_knowledge_revision();

-- What a place does not answer from for the time being.
create trigger knowledge_hold_inserted after insert on knowledge_hold
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_hold_updated after update on knowledge_hold
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_hold_deleted after delete on knowledge_hold
  referencing old table as changed for each statement execute function raise_knowledge_revision();

-- The texts: their number is written with every change of them, and their rows are too large to be handed to a trigger.
create trigger knowledge_stat_inserted after insert on knowledge_stat
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_stat_updated after update on knowledge_stat
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_stat_deleted after delete on knowledge_stat
  referencing old table as changed for each statement execute function raise_knowledge_revision();

insert into knowledge_revision (place, revision) select place, 1 from knowledge_stat;
