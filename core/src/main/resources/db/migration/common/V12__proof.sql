-- When a message to a mailbox was first found through its own login, and one from it at another mailbox: the proof that it is the operator's.
alter table mailbox add column received_proved_at bigint;
alter table mailbox add column sent_proved_at bigint;
-- Whoever has taken part until now has proved it long ago.
update mailbox set received_proved_at = (
    select min(message.settled_at) from message where message.receiver_id = mailbox.id and message.state = 'CONFIRMED');
update mailbox set sent_proved_at = (
    select min(message.settled_at) from message where message.sender_id = mailbox.id and message.state = 'CONFIRMED');
