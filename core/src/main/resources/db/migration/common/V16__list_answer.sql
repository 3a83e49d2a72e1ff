-- What DNS lists answered, so that they are not asked again and again. One record a line, none: not there. A refusal is not kept.
create table list_answer (
    list varchar(255) not null,
    entry varchar(255) not null,
    kind varchar(10) not null,
    answer varchar(4000) not null,
    asked_at bigint not null,
    primary key (list, entry, kind)
);
