-- Who sent a message, where the channel knows the person: several conversations of one sender are counted as one.

alter table inbox_message add column sender_digest text;
create index inbox_message_by_sender on inbox_message (place, sender_digest, received_at)
  where sender_digest is not null;
create index inbox_message_open_of_sender on inbox_message (place, sender_digest)
  where sender_digest is not null and state in ('waiting', 'taken');
