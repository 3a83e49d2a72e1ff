-- What the receiver's server wrote about a message. No row: it wrote nothing. What it did not write is null, which is not a failure.
create table verdict (
    message_id bigint not null primary key,
    at bigint not null,
    judged_by varchar(200),
    spf varchar(20),
    dkim varchar(20),
    dkim_domain varchar(200),
    dkim_selector varchar(200),
    dmarc varchar(20),
    arc varchar(20),
    scl int,
    filter varchar(200),
    category varchar(200),
    spam varchar(250)
);
-- The broken mail of a day is asked for whenever somebody looks at the state of things.
-- [jooq ignore start]
create index verdict_broken on verdict (at)
    where spf = 'fail' or spf = 'softfail' or spf = 'permerror' or dkim = 'fail' or dkim = 'permerror' or dmarc = 'fail' or dmarc = 'permerror';
-- [jooq ignore stop]
