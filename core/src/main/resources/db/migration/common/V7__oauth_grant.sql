-- What identity providers granted to mailboxes. The tokens are sealed under the master key: the present one, the one that it replaced, and the one that servers are shown.
-- Renewing them is leased, so that one worker does it at a time. A change names the number that it read.
create table oauth_grant (
    mailbox_id bigint not null primary key,
    provider varchar(20) not null,
    logged_in_at bigint not null,
    used_at bigint not null,
    access_until bigint not null,
    renewals bigint not null,
    refresh_token varchar(20000) not null,
    replaced_token varchar(20000),
    access_token varchar(20000) not null,
    lease_until bigint,
    failures int not null,
    rest_until bigint,
    ended boolean not null,
    note varchar(400)
);
