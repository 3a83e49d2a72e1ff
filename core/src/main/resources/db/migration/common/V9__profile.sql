-- What one mail from a mailbox to itself showed of its servers. The way is in milliseconds.
create table profile (
    mailbox_id bigint not null primary key,
    at bigint not null,
    way bigint not null,
    folder varchar(400) not null,
    rewrites_id boolean not null,
    keeps_header boolean not null,
    files_sent boolean not null,
    searches boolean not null,
    move boolean not null,
    uid_plus boolean not null,
    quota boolean not null,
    judged_by varchar(200),
    tls varchar(20)
);
