-- The first day on which a mailbox was in use, as an epoch day. Null where nobody said.
alter table mailbox add column since bigint;
