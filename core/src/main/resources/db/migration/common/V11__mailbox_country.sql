-- The country, or a part of it, whose public holidays a mailbox keeps, for example DE or DE-BY. Null where nobody said.
alter table mailbox add column country varchar(20);
