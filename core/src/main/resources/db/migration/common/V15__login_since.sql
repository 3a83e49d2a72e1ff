-- Since when the logins of a mailbox are those of this user at these servers: what proves it as the operator's counts from then on, however often the logins are tried.
alter table mailbox add column login_since bigint not null default 0;
-- Until now nobody wrote that down, but a login was never changed without a line in the ledger.
update mailbox set login_since = coalesce(
    (select max(event.at) from event
        where event.mailbox_id = mailbox.id and event.message_id is null and event.kind in ('changed', 'unproved')),
    created_at);
-- V12 took mail of an earlier login for a proof of this one. What this login has proved stays.
update mailbox set received_proved_at = (
    select min(message.settled_at) from message
        where message.receiver_id = mailbox.id and message.state = 'CONFIRMED' and message.settled_at >= mailbox.login_since)
    where received_proved_at < login_since;
update mailbox set sent_proved_at = (
    select min(message.settled_at) from message
        where message.sender_id = mailbox.id and message.state = 'CONFIRMED' and message.dot_at >= mailbox.login_since)
    where sent_proved_at < login_since
        or exists (select 1 from message
            where message.sender_id = mailbox.id and message.state = 'CONFIRMED'
                and message.settled_at = mailbox.sent_proved_at and message.dot_at < mailbox.login_since);
