-- Entries whose last day has passed stay on their unit's list until they are renewed or withdrawn.

create index knowledge_entry_by_end on knowledge_entry (effective_to)
  where effective_to is not null and status <> 'withdrawn';

alter table knowledge_reminder drop constraint knowledge_reminder_stage_check;
alter table knowledge_reminder add constraint knowledge_reminder_stage_check
  check (stage in ('soon', 'due', 'lapsed', 'ended'));
