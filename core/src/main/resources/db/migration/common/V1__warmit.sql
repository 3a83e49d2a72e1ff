-- Instants are epoch milliseconds, days are epoch days, words are those of the command line.
-- An id is an "integer" so that SQLite keeps the row itself under it, without an index beside. PostgreSQL makes it a bigint in V2.

create table instance (
    id integer not null primary key,
    instance_key varchar(64) not null,
    recovery_epoch bigint not null,
    recovered_at bigint,
    server varchar(100),
    created_at bigint not null
);

-- Mailboxes to be looked through after a store lost commits. Nothing is sent before.
create table recovery_look (
    mailbox_id bigint not null primary key,
    lost_since bigint not null,
    due_at bigint not null
);

-- The next block of ids that a process may take.
create table id_block (
    id integer not null primary key,
    next_id bigint not null
);
insert into id_block (id, next_id) values (1, 1);

create table pool (
    id integer not null primary key,
    name varchar(100) not null unique,
    note varchar(1000),
    managed varchar(1000),
    created_at bigint not null
);

create table mailbox (
    id integer not null primary key,
    address varchar(320) not null unique,
    domain varchar(255) not null,
    name varchar(200),
    pool_id bigint not null references pool (id),
    role varchar(20) not null,
    mode varchar(20) not null,
    status varchar(20) not null,
    status_reason varchar(1000),
    status_until bigint,
    status_since bigint,
    smtp varchar(300) not null,
    imap varchar(300) not null,
    login varchar(320) not null,
    secret varchar(1000) not null,
    provider varchar(100) not null,
    zone varchar(60) not null,
    daily_max int not null,
    receive_max int not null,
    language varchar(10) not null,
    proved_at bigint,
    managed varchar(1000),
    lot int not null,
    created_at bigint not null,
    version bigint not null
);
create index mailbox_domain on mailbox (domain);
create index mailbox_pool_lot on mailbox (pool_id, lot);

create table sealed_secret (
    mailbox_id bigint not null,
    field varchar(40) not null,
    sealed varchar(4000) not null,
    created_at bigint not null,
    primary key (mailbox_id, field)
);

create table campaign (
    id integer not null primary key,
    name varchar(100) not null unique,
    pool_id bigint not null references pool (id),
    state varchar(20) not null,
    settings varchar(8000) not null,
    start_day bigint,
    launched_at bigint,
    paused_until bigint,
    managed varchar(1000),
    created_at bigint not null,
    version bigint not null
);
create index campaign_pool on campaign (pool_id);

create table campaign_mailbox (
    campaign_id bigint not null references campaign (id),
    mailbox_id bigint not null references mailbox (id),
    day_index int not null,
    ramp varchar(4000) not null,
    started_on bigint not null,
    ended_on bigint,
    primary key (campaign_id, mailbox_id)
);
create index campaign_mailbox_mailbox on campaign_mailbox (mailbox_id, campaign_id);

create table thread (
    id integer not null primary key,
    campaign_id bigint not null,
    script varchar(100) not null,
    variant int not null,
    language varchar(10) not null,
    subject varchar(400) not null,
    turns int not null,
    opened_by bigint not null,
    answered_by bigint not null,
    created_at bigint not null
);
create index thread_opened_by on thread (opened_by, created_at);
create index thread_answered_by on thread (answered_by, created_at);

create table message (
    id integer not null primary key,
    token varchar(16) not null unique,
    kind varchar(10) not null,
    campaign_id bigint not null,
    thread_id bigint not null,
    turn int not null,
    parent_id bigint unique,
    sender_id bigint not null,
    receiver_id bigint not null,
    receiver_provider varchar(100) not null,
    receiver_mode varchar(20) not null,
    day bigint not null,
    slot int not null,
    due_at bigint not null,
    expires_at bigint not null,
    state varchar(20) not null,
    epoch bigint not null,
    attempts int not null,
    lease_until bigint,
    worker varchar(100),
    claimed_at bigint,
    dot_at bigint,
    accepted_at bigint,
    settled_at bigint,
    -- When the receiver's server took the first copy in, by its own clock.
    received_at bigint,
    smtp_code int,
    smtp_reply varchar(1000),
    message_id varchar(400),
    seen_message_id varchar(1000),
    placement varchar(10),
    folder varchar(400),
    at_folder varchar(400),
    uid_validity bigint,
    uid bigint,
    copies int not null,
    late boolean not null,
    by_owner boolean not null,
    looks int not null,
    look_at bigint,
    will_read boolean not null,
    read_after bigint not null,
    will_star boolean not null,
    will_mark boolean not null,
    will_answer boolean not null,
    answer_after bigint not null,
    act_at bigint,
    rescue_due bigint,
    rescued_at bigint,
    read_due bigint,
    read_at bigint,
    starred_at bigint,
    important_at bigint,
    file_due bigint,
    filed_at bigint,
    note varchar(1000)
);
create index message_sender_state on message (sender_id, state, due_at);
-- A sender's days are counted by kind and state, without a look at the messages themselves.
create index message_sender_day on message (sender_id, day, kind, state);
create index message_sender_dot on message (sender_id, dot_at);
-- [jooq ignore start]
create index message_receiver_look on message (receiver_id, look_at) where look_at is not null;
create index message_receiver_act on message (receiver_id, act_at) where act_at is not null;
-- [jooq ignore stop]
create index message_receiver_day on message (receiver_id, day);
create index message_thread on message (thread_id, turn);
create index message_day on message (day);

create table event (
    id integer not null primary key,
    at bigint not null,
    kind varchar(40) not null,
    message_id bigint,
    mailbox_id bigint,
    campaign_id bigint,
    day bigint,
    from_state varchar(20),
    to_state varchar(20),
    epoch bigint,
    worker varchar(100),
    detail varchar(4000)
);
create index event_message on event (message_id);
-- What happened to a message is found by the message.
-- [jooq ignore start]
create index event_mailbox on event (mailbox_id, at) where message_id is null;
-- [jooq ignore stop]

create table pace (
    mailbox_id bigint not null,
    day bigint not null,
    campaign_id bigint not null,
    day_index int not null,
    target int not null,
    factor double precision not null,
    move varchar(20) not null,
    quota int not null,
    replies_due int not null,
    cut int not null,
    opens_at bigint not null,
    closes_at bigint not null,
    reasons varchar(8000) not null,
    frozen boolean not null,
    by_bounces boolean not null,
    binding varchar(1000) not null,
    computed_at bigint not null,
    changed_at bigint,
    primary key (mailbox_id, day)
);

create table folder_mark (
    mailbox_id bigint not null,
    folder varchar(400) not null,
    role varchar(20) not null,
    uid_validity bigint not null,
    uid_next bigint not null,
    primary key (mailbox_id, folder)
);

create table debit (
    message_id bigint not null,
    epoch bigint not null,
    mailbox_id bigint not null,
    at bigint not null,
    shared varchar(1000),
    primary key (message_id, epoch)
);
create index debit_mailbox on debit (mailbox_id, at);

-- Locked by whoever uses something of a cap that mailboxes share.
create table shared_scope (
    scope varchar(300) not null primary key
);

-- What is used of such a cap in each part of its window.
create table shared_use (
    scope varchar(300) not null,
    bucket bigint not null,
    used int not null,
    primary key (scope, bucket)
);

-- What a provider's server has said about a mailbox: it sends nothing (send), or is not chosen as a receiver (receive), for a while.
create table rest (
    mailbox_id bigint not null,
    part varchar(10) not null,
    until_at bigint not null,
    reason varchar(1000) not null,
    primary key (mailbox_id, part)
);
create index rest_part on rest (part, until_at);

-- Providers that throttled us, and by how much we slowed down then.
create table slowdown (
    provider varchar(100) not null primary key,
    factor double precision not null,
    since_at bigint not null
);

create table worker (
    id varchar(100) not null primary key,
    started_at bigint not null,
    seen_at bigint not null,
    host varchar(255) not null,
    pid bigint not null,
    version varchar(40) not null,
    passive boolean not null,
    visits int not null
);
