-- What was done to mail in a mailbox, so that it can be taken back: a mark set (flag), a copy moved (move), the sender's own copy moved (sent), a copy
-- removed (delete). "part" tells apart what was done to one message at one instant.
create table undo (
    mailbox_id bigint not null,
    at bigint not null,
    message_id bigint not null,
    part int not null,
    what varchar(10) not null,
    marks varchar(100),
    from_folder varchar(400),
    from_validity bigint,
    from_uid bigint,
    to_folder varchar(400),
    to_validity bigint,
    to_uid bigint,
    undone_at bigint,
    primary key (mailbox_id, at, message_id, part)
);
-- Both hold few rows: the copies that providers keep of what a mailbox sends, and what was taken back.
-- [jooq ignore start]
create index undo_sent on undo (mailbox_id, at) where what = 'sent';
create index undo_undone on undo (mailbox_id, message_id) where undone_at is not null;
-- [jooq ignore stop]

-- When warmit made a folder itself. Null: it was there, or nobody knows.
alter table folder_mark add column made_at bigint;

-- Mail that could not be removed on the day on which it was old enough, and when that is tried again.
alter table message add column remove_at bigint;
-- [jooq ignore start]
create index message_receiver_remove on message (receiver_id, remove_at) where remove_at is not null;
-- [jooq ignore stop]

-- Housekeeping of a mailbox: up to which day its old mail was removed.
create table housekeeping (
    mailbox_id bigint not null primary key,
    removed_through bigint
);

-- Addresses of mailboxes that were removed: what they sent is proved by them.
create table removed_mailbox (
    id bigint not null primary key,
    address varchar(320) not null
);
