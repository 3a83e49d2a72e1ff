-- Every change of a message writes a new version of its row into all of its indexes. Most messages answer none, and need no place among those that do.
alter table message drop constraint message_parent_id_key;
create unique index message_parent on message (parent_id) where parent_id is not null;
