-- Two entries that seem to answer one question in other words: for a person to look at; nothing is held back.
alter table knowledge_conflict
  drop constraint knowledge_conflict_state_check,
  add constraint knowledge_conflict_state_check check (state in ('open', 'suspected', 'resolved', 'dismissed')),
  drop constraint knowledge_conflict_check,
  add constraint knowledge_conflict_settled_check
    check ((state in ('open', 'suspected')) = (settled_at is null));
