-- An entry that somebody doubts is told with a remark: copies of entries in memory must not outlive a correction either.

create trigger knowledge_correction_inserted after insert on knowledge_correction
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_correction_updated after update on knowledge_correction
  referencing new table as changed for each statement execute function raise_knowledge_revision();
create trigger knowledge_correction_deleted after delete on knowledge_correction
  referencing old table as changed for each statement execute function raise_knowledge_revision();
