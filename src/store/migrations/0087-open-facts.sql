-- Orders that were filed although a fact stayed open, until a person says what follows from it.
create table order_open_fact (
  place text not null,
  order_no text not null,
  fact text not null check (fact <> ''),
  -- What was asked and not answered.
  question text not null check (question <> ''),
  article text,
  at timestamptz not null,
  verdict text check (verdict in ('stays', 'not-ours')),
  reason text check (reason <> ''),
  basis text check (basis <> ''),
  decided_by text,
  decided_at timestamptz,
  primary key (place, order_no),
  foreign key (place, order_no) references work_order (place, no),
  check (num_nonnulls(verdict, reason, basis, decided_by, decided_at) in (0, 5))
);
create index order_open_fact_waiting on order_open_fact (place, at) where verdict is null;

-- What people at work wrote about a citizen's matter goes when the matter goes.
alter table unit_enquiry add column erased_at timestamptz;
alter table human_decision add column erased_at timestamptz;
drop trigger human_decision_is_append_only on human_decision;
create function refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null
    and to_jsonb(new) - 'reason' - 'erased_at' = to_jsonb(old) - 'reason' - 'erased_at' then
    return new;
  end if;
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger human_decision_is_append_only before update or delete on human_decision
  for each row execute function refuse_change_but_erasure();

-- The audit trail reads the history of entries from its end.
create index knowledge_log_by_time on knowledge_log (place, at desc);
