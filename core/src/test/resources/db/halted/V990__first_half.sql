create table first_half (id bigint not null primary key);
