-- When each mailbox was opened last to look into it or to act there.
create table mailbox_session (
    mailbox_id bigint not null primary key,
    at bigint not null
);
