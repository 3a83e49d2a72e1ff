-- What the ledger says about the messages of a sender's day, without asking the messages: the left side of the equation.
-- Only these kinds are counted, so only they are in the index. SQLite would build a table of a list whenever an event is added.
-- [jooq ignore start]
create index event_counted on event (day, mailbox_id, kind, message_id, epoch)
    where kind = 'planned' or kind = 'fence' or kind = 'refused-dot' or kind = 'accepted';
-- [jooq ignore stop]

-- Settled days whose messages and events were removed. A day is in the rows or here, never in both.
create table day_count (
    day bigint not null,
    sender_id bigint not null,
    campaign_id bigint not null,
    receiver_provider varchar(100) not null,
    receiver_mode varchar(20) not null,
    messages int not null,
    submitted int not null,
    inbox int not null,
    tab int not null,
    spam int not null,
    other int not null,
    bounced int not null,
    missing int not null,
    unconfirmed int not null,
    failed int not null,
    skipped int not null,
    by_owner int not null,
    replies int not null,
    rescued int not null,
    seen int not null,
    starred int not null,
    extra_copies int not null,
    primary key (day, sender_id, campaign_id, receiver_provider, receiver_mode)
);

-- What one worker does each day for all of them.
create table chore (
    name varchar(40) not null primary key,
    done_on bigint not null
);
