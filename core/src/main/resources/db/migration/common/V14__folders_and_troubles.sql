-- Folders whose part the operator named by hand, one "part=name" on a line. Null where nobody did.
alter table mailbox add column folders varchar(2000);

-- What somebody has to mend, told until it is over. The topic says what it is about, and a mailbox may be named.
create table trouble (
    topic varchar(100) not null primary key,
    mailbox_id bigint,
    since_at bigint not null,
    what varchar(2000) not null,
    fix varchar(1000) not null
);
