-- Which message's answer a reply is: of several fragments that have one reply, one alone carries it back.
alter table delivery add column carried_by text;
