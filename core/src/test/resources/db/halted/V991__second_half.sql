create table second_half (id bigint not null primary key);
