-- Files that people at work add with an act of theirs; the citizen's own have neither.
alter table attachment add column act text;
alter table attachment add column given_by text;
alter table attachment add constraint attachment_given check ((act is null) = (given_by is null));
-- Uploaded with a form that was never sent: looked for to be deleted.
create index attachment_unsent on attachment (place, at) where act is not null and order_no is null;
