-- Keep tally, transit_tally, sender_day and day_work as V17 made them. In plpgsql, which plans each statement once per connection.
create function tally_add(m message, number int) returns void language plpgsql as $$ begin
    insert into tally
    values (m.day, m.campaign_id, m.receiver_provider, m.receiver_mode, m.state, coalesce(m.placement, ''), pg_backend_pid(),
        number, 0, number * (m.attempts > 0)::int, number * (m.kind = 'REPLY')::int, number * (m.rescued_at is not null)::int,
        number * (m.read_at is not null)::int, number * (m.starred_at is not null)::int, number * greatest(m.copies - 1, 0),
        number * m.by_owner::int, 0)
    on conflict (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard) do update set
        messages = tally.messages + excluded.messages, tried = tally.tried + excluded.tried,
        replies = tally.replies + excluded.replies, rescued = tally.rescued + excluded.rescued,
        seen = tally.seen + excluded.seen, starred = tally.starred + excluded.starred,
        extra_copies = tally.extra_copies + excluded.extra_copies, by_owner = tally.by_owner + excluded.by_owner;
end $$;

create function sender_day_add(sender bigint, of_day bigint, campaign bigint, more_opening int, more_cut int, more_replies int,
    more_accepted int) returns void language plpgsql as $$ begin
    insert into sender_day values (sender, of_day, campaign, more_opening, more_cut, more_replies, more_accepted)
    on conflict (sender_id, day, campaign_id) do update set
        opening = sender_day.opening + excluded.opening, cut = sender_day.cut + excluded.cut,
        replies = sender_day.replies + excluded.replies, accepted = sender_day.accepted + excluded.accepted;
end $$;

create function count_new_message() returns trigger language plpgsql as $$ begin
    perform tally_add(new, 1);
    if new.kind = 'REPLY' or new.accepted_at is not null then
        perform sender_day_add(new.sender_id, new.day, new.campaign_id, 0, 0, (new.kind = 'REPLY')::int,
            (new.accepted_at is not null)::int);
    end if;
    return null;
end $$;
create trigger tally_of_new_message after insert on message for each row execute function count_new_message();

create function count_changed_message() returns trigger language plpgsql as $$ begin
    perform tally_add(old, -1);
    perform tally_add(new, 1);
    return null;
end $$;
create trigger tally_of_message after update of day, campaign_id, receiver_provider, receiver_mode, state, placement,
    attempts, rescued_at, read_at, starred_at, copies, by_owner on message
for each row when (
    (old.day, old.campaign_id, old.receiver_provider, old.receiver_mode, old.state, old.placement, old.attempts > 0,
        old.rescued_at is null, old.read_at is null, old.starred_at is null, old.copies, old.by_owner)
    is distinct from
    (new.day, new.campaign_id, new.receiver_provider, new.receiver_mode, new.state, new.placement, new.attempts > 0,
        new.rescued_at is null, new.read_at is null, new.starred_at is null, new.copies, new.by_owner))
execute function count_changed_message();

create function count_removed_message() returns trigger language plpgsql as $$ begin
    insert into tally
    values (old.day, old.campaign_id, old.receiver_provider, old.receiver_mode, old.state, coalesce(old.placement, ''),
        pg_backend_pid(), 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    on conflict (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard) do update set
        removed = tally.removed + 1;
    return null;
end $$;
create trigger tally_of_removed_message after delete on message for each row execute function count_removed_message();

create function count_dot() returns trigger language plpgsql as $$ begin
    insert into tally
    select day, campaign_id, receiver_provider, receiver_mode, '', '', pg_backend_pid(), 0, 0, 0, 0, 0, 0, 0, 0, 0,
        case when new.kind = 'fence' then 1 else -1 end
    from message where id = new.message_id
    on conflict (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard) do update set
        submitted = tally.submitted + excluded.submitted;
    return null;
end $$;
create trigger tally_of_dot after insert on event
for each row when (new.kind = 'fence' or new.kind = 'refused-dot') execute function count_dot();

create function count_transit() returns trigger language plpgsql as $$
declare
    way bigint := new.received_at - new.accepted_at;
begin
    insert into transit_tally
    values (new.day, new.campaign_id, new.receiver_provider, new.receiver_mode,
        case
            when way < 0 then -1
            when way < 60000 then (way + 50) / 100 * 100
            when way < 600000 then (way + 500) / 1000 * 1000
            else (way + 30000) / 60000 * 60000
        end, pg_backend_pid(), 1)
    on conflict (day, campaign_id, receiver_provider, receiver_mode, millis, shard) do update set
        messages = transit_tally.messages + 1;
    return null;
end $$;
create trigger transit_of_message after update of accepted_at, received_at on message
for each row when (new.received_at is not null and new.accepted_at is not null
    and (old.received_at is null or old.accepted_at is null))
execute function count_transit();

create function count_accepted() returns trigger language plpgsql as $$ begin
    perform sender_day_add(new.sender_id, new.day, new.campaign_id, 0, 0, 0,
        (new.accepted_at is not null)::int - (old.accepted_at is not null)::int);
    return null;
end $$;
create trigger sender_day_of_message after update of accepted_at on message
for each row when ((old.accepted_at is null) <> (new.accepted_at is null)) execute function count_accepted();

create function count_new_pace() returns trigger language plpgsql as $$ begin
    perform sender_day_add(new.mailbox_id, new.day, new.campaign_id, new.quota + new.cut, new.cut, 0, 0);
    return null;
end $$;
create trigger sender_day_of_new_pace after insert on pace for each row execute function count_new_pace();

create function count_pace() returns trigger language plpgsql as $$ begin
    perform sender_day_add(new.mailbox_id, new.day, new.campaign_id, new.quota + new.cut - old.quota - old.cut,
        new.cut - old.cut, 0, 0);
    return null;
end $$;
create trigger sender_day_of_pace after update of quota, cut on pace
for each row when (old.quota <> new.quota or old.cut <> new.cut) execute function count_pace();

create function count_work() returns trigger language plpgsql as $$
declare
    due_more bigint := new.opening + new.replies;
    cut_more bigint := least(new.cut, new.opening + new.replies);
    done_more bigint := least(new.accepted, new.opening + new.replies);
begin
    if tg_op = 'UPDATE' then
        due_more := due_more - old.opening - old.replies;
        cut_more := cut_more - least(old.cut, old.opening + old.replies);
        done_more := done_more - least(old.accepted, old.opening + old.replies);
    end if;
    insert into day_work values (new.day, new.campaign_id, pg_backend_pid(), due_more, cut_more, done_more)
    on conflict (day, campaign_id, shard) do update set due = day_work.due + excluded.due, cut = day_work.cut + excluded.cut,
        done = day_work.done + excluded.done;
    return null;
end $$;
create trigger work_of_sender_day after insert or update on sender_day for each row execute function count_work();
