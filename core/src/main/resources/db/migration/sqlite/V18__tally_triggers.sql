-- Keep tally, transit_tally, sender_day and day_work as V17 made them.
create trigger tally_of_new_message after insert on message begin
    insert into tally
    values (new.day, new.campaign_id, new.receiver_provider, new.receiver_mode, new.state, coalesce(new.placement, ''), 0,
        1, 0, new.attempts > 0, new.kind = 'REPLY', new.rescued_at is not null, new.read_at is not null,
        new.starred_at is not null, max(new.copies - 1, 0), new.by_owner, 0)
    on conflict do update set messages = messages + 1, tried = tried + excluded.tried, replies = replies + excluded.replies,
        rescued = rescued + excluded.rescued, seen = seen + excluded.seen, starred = starred + excluded.starred,
        extra_copies = extra_copies + excluded.extra_copies, by_owner = by_owner + excluded.by_owner;
end;

create trigger tally_of_moved_message
after update of day, campaign_id, receiver_provider, receiver_mode, state, placement on message
when old.state <> new.state or old.placement is not new.placement or old.day <> new.day
    or old.campaign_id <> new.campaign_id or old.receiver_provider <> new.receiver_provider
    or old.receiver_mode <> new.receiver_mode
begin
    update tally set messages = messages - 1, tried = tried - (old.attempts > 0), replies = replies - (old.kind = 'REPLY'),
        rescued = rescued - (old.rescued_at is not null), seen = seen - (old.read_at is not null),
        starred = starred - (old.starred_at is not null), extra_copies = extra_copies - max(old.copies - 1, 0),
        by_owner = by_owner - old.by_owner
    where day = old.day and campaign_id = old.campaign_id and receiver_provider = old.receiver_provider
        and receiver_mode = old.receiver_mode and state = old.state and placement = coalesce(old.placement, '') and shard = 0;
    insert into tally
    values (new.day, new.campaign_id, new.receiver_provider, new.receiver_mode, new.state, coalesce(new.placement, ''), 0,
        1, 0, new.attempts > 0, new.kind = 'REPLY', new.rescued_at is not null, new.read_at is not null,
        new.starred_at is not null, max(new.copies - 1, 0), new.by_owner, 0)
    on conflict do update set messages = messages + 1, tried = tried + excluded.tried, replies = replies + excluded.replies,
        rescued = rescued + excluded.rescued, seen = seen + excluded.seen, starred = starred + excluded.starred,
        extra_copies = extra_copies + excluded.extra_copies, by_owner = by_owner + excluded.by_owner;
end;

create trigger tally_of_marked_message
after update of attempts, rescued_at, read_at, starred_at, copies, by_owner on message
when old.state = new.state and old.placement is new.placement and old.day = new.day
    and old.campaign_id = new.campaign_id and old.receiver_provider = new.receiver_provider
    and old.receiver_mode = new.receiver_mode
    and ((old.attempts > 0) <> (new.attempts > 0)
        or (old.rescued_at is null) <> (new.rescued_at is null) or (old.read_at is null) <> (new.read_at is null)
        or (old.starred_at is null) <> (new.starred_at is null) or old.copies <> new.copies or old.by_owner <> new.by_owner)
begin
    update tally set tried = tried + (new.attempts > 0) - (old.attempts > 0),
        rescued = rescued + (new.rescued_at is not null) - (old.rescued_at is not null),
        seen = seen + (new.read_at is not null) - (old.read_at is not null),
        starred = starred + (new.starred_at is not null) - (old.starred_at is not null),
        extra_copies = extra_copies + max(new.copies - 1, 0) - max(old.copies - 1, 0),
        by_owner = by_owner + new.by_owner - old.by_owner
    where day = new.day and campaign_id = new.campaign_id and receiver_provider = new.receiver_provider
        and receiver_mode = new.receiver_mode and state = new.state and placement = coalesce(new.placement, '') and shard = 0;
end;

create trigger tally_of_removed_message after delete on message begin
    update tally set removed = removed + 1
    where day = old.day and campaign_id = old.campaign_id and receiver_provider = old.receiver_provider
        and receiver_mode = old.receiver_mode and state = old.state and placement = coalesce(old.placement, '') and shard = 0;
end;

create trigger tally_of_dot after insert on event when new.kind = 'fence' or new.kind = 'refused-dot' begin
    insert into tally
    select day, campaign_id, receiver_provider, receiver_mode, '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        case when new.kind = 'fence' then 1 else -1 end
    from message where id = new.message_id
    on conflict do update set submitted = submitted + excluded.submitted;
end;

create trigger transit_of_message after update of accepted_at, received_at on message
when new.received_at is not null and new.accepted_at is not null and (old.received_at is null or old.accepted_at is null)
begin
    insert into transit_tally
    select new.day, new.campaign_id, new.receiver_provider, new.receiver_mode,
        case
            when way < 0 then -1
            when way < 60000 then (way + 50) / 100 * 100
            when way < 600000 then (way + 500) / 1000 * 1000
            else (way + 30000) / 60000 * 60000
        end, 0, 1
    from (select new.received_at - new.accepted_at as way) where true
    on conflict do update set messages = messages + 1;
end;

create trigger sender_day_of_new_message after insert on message when new.kind = 'REPLY' or new.accepted_at is not null begin
    insert into sender_day
    values (new.sender_id, new.day, new.campaign_id, 0, 0, new.kind = 'REPLY', new.accepted_at is not null)
    on conflict do update set replies = replies + excluded.replies, accepted = accepted + excluded.accepted;
end;

create trigger sender_day_of_message after update of accepted_at on message
when (old.accepted_at is null) <> (new.accepted_at is null)
begin
    insert into sender_day values (new.sender_id, new.day, new.campaign_id, 0, 0, 0, 1)
    on conflict do update set accepted = accepted + (new.accepted_at is not null) - (old.accepted_at is not null);
end;

create trigger sender_day_of_new_pace after insert on pace begin
    insert into sender_day values (new.mailbox_id, new.day, new.campaign_id, new.quota + new.cut, new.cut, 0, 0)
    on conflict do update set opening = opening + excluded.opening, cut = cut + excluded.cut;
end;

create trigger sender_day_of_pace after update of quota, cut on pace
when old.quota <> new.quota or old.cut <> new.cut
begin
    update sender_day set opening = opening + new.quota + new.cut - old.quota - old.cut, cut = cut + new.cut - old.cut
    where sender_id = new.mailbox_id and day = new.day and campaign_id = new.campaign_id;
end;

create trigger work_of_new_sender_day after insert on sender_day begin
    insert into day_work
    values (new.day, new.campaign_id, 0, new.opening + new.replies, min(new.cut, new.opening + new.replies),
        min(new.accepted, new.opening + new.replies))
    on conflict do update set due = due + excluded.due, cut = cut + excluded.cut, done = done + excluded.done;
end;

create trigger work_of_sender_day after update on sender_day begin
    update day_work set
        due = due + new.opening + new.replies - old.opening - old.replies,
        cut = cut + min(new.cut, new.opening + new.replies) - min(old.cut, old.opening + old.replies),
        done = done + min(new.accepted, new.opening + new.replies) - min(old.accepted, old.opening + old.replies)
    where day = new.day and campaign_id = new.campaign_id and shard = 0;
end;
