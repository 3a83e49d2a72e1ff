-- How full a mailbox is, as its server said last. Kilobytes. Null: the server names no bound. "guarded": nothing is sent to it.
create table space (
    mailbox_id bigint not null primary key,
    asked_at bigint not null,
    used bigint,
    most bigint,
    guarded boolean not null
);
-- [jooq ignore start]
create index space_guarded on space (mailbox_id) where guarded;
-- [jooq ignore stop]

-- How far each Sent folder was counted for mail that people sent themselves, and how many left in which minute. Nothing else is kept of that mail.
create table own_mark (
    mailbox_id bigint not null,
    folder varchar(400) not null,
    uid_validity bigint not null,
    uid_next bigint not null,
    primary key (mailbox_id, folder)
);
create table own_mail (
    mailbox_id bigint not null,
    at bigint not null,
    number int not null,
    primary key (mailbox_id, at)
);
alter table housekeeping add column own_mail_at bigint;
