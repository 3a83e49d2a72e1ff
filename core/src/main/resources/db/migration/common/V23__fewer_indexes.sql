-- A message that has not left has no place among the dots of its sender.
drop index message_sender_dot;
-- [jooq ignore start]
create index message_sender_dot on message (sender_id, dot_at) where dot_at is not null;
-- [jooq ignore stop]
