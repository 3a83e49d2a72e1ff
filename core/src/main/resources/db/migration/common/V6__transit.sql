-- How a message came to its receiver, as the servers on its way wrote it. The slowest hop in milliseconds.
alter table verdict add column tls varchar(20);
alter table verdict add column hops int;
alter table verdict add column slowest_by varchar(200);
alter table verdict add column slowest bigint;
