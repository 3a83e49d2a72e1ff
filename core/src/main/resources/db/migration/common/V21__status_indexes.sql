-- What the status asks of mailboxes, so that it does not read each of 100,000: how many there are of each status, which of them somebody may have to look after,
-- and which have not proved yet that their mail arrives.
create index mailbox_status on mailbox (status);
create index mailbox_noteworthy on mailbox (address) where status <> 'active' or mode = 'OBSERVE' or secret like 'oauth%';
create index mailbox_unproved on mailbox (address)
    where proved_at is not null and (received_proved_at is null or sent_proved_at is null);
