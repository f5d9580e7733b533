-- Ends a statement and undoes what it wrote, when a turn is not the first to answer its message or to follow its version.
-- So a turn is one statement, which needs no transaction around it.
create function refuse_turn() returns boolean language plpgsql as $$
begin
  raise exception 'another turn was first' using errcode = 'JB001';
end $$;
