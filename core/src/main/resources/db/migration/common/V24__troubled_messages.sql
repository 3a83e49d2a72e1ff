-- Messages that somebody looks for when something went wrong, however many went well.
-- [jooq ignore start]
create index message_troubled on message (state, due_at)
    where state not in ('PLANNED', 'CLAIMED', 'DOT_PENDING', 'ACCEPTED', 'CONFIRMED');
-- [jooq ignore stop]
