-- What the messages of a day come to. Triggers keep it up with each message, and it stays when the messages are removed. What was submitted is counted from
-- the events, in rows without a state. On PostgreSQL each connection counts in its own rows ("shard"), so that nobody waits for another; their sum counts.
create table tally (
    day bigint not null,
    campaign_id bigint not null,
    receiver_provider varchar(100) not null,
    receiver_mode varchar(20) not null,
    state varchar(20) not null,
    placement varchar(10) not null,
    shard bigint not null,
    messages bigint not null,
    removed bigint not null,
    tried bigint not null,
    replies bigint not null,
    rescued bigint not null,
    seen bigint not null,
    starred bigint not null,
    extra_copies bigint not null,
    by_owner bigint not null,
    submitted bigint not null,
    primary key (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard)
);

-- How many messages were so long on their way: to a tenth of a second, from a minute on to a second, from ten minutes on to a minute. -1: the clocks differ.
create table transit_tally (
    day bigint not null,
    campaign_id bigint not null,
    receiver_provider varchar(100) not null,
    receiver_mode varchar(20) not null,
    millis bigint not null,
    shard bigint not null,
    messages bigint not null,
    primary key (day, campaign_id, receiver_provider, receiver_mode, millis, shard)
);

-- What a mailbox had to do on one of its days, and how much of it a server took.
create table sender_day (
    sender_id bigint not null,
    day bigint not null,
    campaign_id bigint not null,
    opening int not null,
    cut int not null,
    replies int not null,
    accepted int not null,
    primary key (sender_id, day, campaign_id)
);

-- The sums of it over the mailboxes of a campaign, each of which does at most what is due.
create table day_work (
    day bigint not null,
    campaign_id bigint not null,
    shard bigint not null,
    due bigint not null,
    cut bigint not null,
    done bigint not null,
    primary key (day, campaign_id, shard)
);

-- [jooq ignore start]
-- The newest messages, and the latest sends: asked for at each start, whatever the number of messages.
create index message_due on message (due_at);
create index message_dot on message (dot_at) where dot_at is not null;
create index message_pending on message (lease_until) where state = 'DOT_PENDING';
create index debit_at on debit (at);
create index event_deferred on event (day, message_id) where kind = 'deferred';
-- What is said of mailboxes and of the store is not looked for by it.
drop index event_message;
create index event_message on event (message_id) where message_id is not null;
-- The days that are old enough to be removed are found by it as well.
drop index message_day;
create index message_day on message (day, sender_id);

-- What there is until now.
insert into tally
select day, campaign_id, receiver_provider, receiver_mode, state, coalesce(placement, ''), 0, count(*), 0,
    sum(case when attempts > 0 then 1 else 0 end),
    sum(case when kind = 'REPLY' then 1 else 0 end),
    sum(case when rescued_at is not null then 1 else 0 end),
    sum(case when read_at is not null then 1 else 0 end),
    sum(case when starred_at is not null then 1 else 0 end),
    sum(case when copies > 1 then copies - 1 else 0 end),
    sum(case when by_owner then 1 else 0 end),
    0
from message
group by day, campaign_id, receiver_provider, receiver_mode, state, coalesce(placement, '');

insert into tally
select day, campaign_id, receiver_provider, receiver_mode, '', '', 0, 0, 0, 0, sum(replies), sum(rescued), sum(seen),
    sum(starred), sum(extra_copies), sum(by_owner), sum(submitted)
from (
    select message.day as day, message.campaign_id as campaign_id, receiver_provider, receiver_mode, 0 as replies,
        0 as rescued, 0 as seen, 0 as starred, 0 as extra_copies, 0 as by_owner,
        case when event.kind = 'fence' then 1 else -1 end as submitted
    from event join message on message.id = event.message_id
    where event.kind in ('fence', 'refused-dot')
    union all
    select day, campaign_id, receiver_provider, receiver_mode, replies, rescued, seen, starred, extra_copies, by_owner,
        submitted
    from day_count) as counted
group by day, campaign_id, receiver_provider, receiver_mode;

insert into tally (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard, messages, removed,
    tried, replies, rescued, seen, starred, extra_copies, by_owner, submitted)
select day, campaign_id, receiver_provider, receiver_mode, state, placement, 1, sum(number), sum(number),
    sum(case when state = 'SKIPPED' then 0 else number end), 0, 0, 0, 0, 0, 0, 0
from (
    select day, campaign_id, receiver_provider, receiver_mode, 'CONFIRMED' as state, 'INBOX' as placement, inbox as number from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'CONFIRMED', 'TAB', tab from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'CONFIRMED', 'SPAM', spam from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'CONFIRMED', 'OTHER', other from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'BOUNCED', '', bounced from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'MISSING', '', missing from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'UNCONFIRMED', '', unconfirmed from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'FAILED', '', failed from day_count
    union all
    select day, campaign_id, receiver_provider, receiver_mode, 'SKIPPED', '', skipped from day_count) as counted
group by day, campaign_id, receiver_provider, receiver_mode, state, placement
having sum(number) > 0;

insert into transit_tally
select day, campaign_id, receiver_provider, receiver_mode,
    case
        when way < 0 then -1
        when way < 60000 then (way + 50) / 100 * 100
        when way < 600000 then (way + 500) / 1000 * 1000
        else (way + 30000) / 60000 * 60000
    end, 0, count(*)
from (
    select day, campaign_id, receiver_provider, receiver_mode, received_at - accepted_at as way
    from message
    where received_at is not null and accepted_at is not null) as timed
group by 1, 2, 3, 4, 5;

insert into sender_day
select sender_id, day, campaign_id, sum(opening), sum(cut), sum(replies), sum(accepted)
from (
    select mailbox_id as sender_id, day, campaign_id, quota + cut as opening, cut, 0 as replies, 0 as accepted from pace
    union all
    select sender_id, day, campaign_id, 0, 0, case when kind = 'REPLY' then 1 else 0 end,
        case when accepted_at is not null then 1 else 0 end from message
    union all
    select sender_id, day, campaign_id, 0, 0, replies, inbox + tab + spam + other + bounced + missing from day_count) as done
group by sender_id, day, campaign_id;

insert into day_work
select day, campaign_id, 0, sum(opening + replies),
    sum(case when cut < opening + replies then cut else opening + replies end),
    sum(case when accepted < opening + replies then accepted else opening + replies end)
from sender_day
group by day, campaign_id;
-- [jooq ignore stop]
