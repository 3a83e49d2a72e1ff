-- Many messages change in one statement, so what they change is counted once for all of them. What a row was counts against what it is, and only what differs is written.
drop trigger tally_of_message on message;
drop trigger transit_of_message on message;
drop trigger sender_day_of_message on message;
drop trigger tally_of_dot on event;
drop trigger work_of_sender_day on sender_day;
drop function count_changed_message();
drop function count_transit();
drop function count_accepted();
drop function count_dot();
drop function count_work();

create function count_changed_messages() returns trigger language plpgsql as $$ begin
    insert into tally
    select day, campaign_id, receiver_provider, receiver_mode, state, place, pg_backend_pid(), messages, 0, tried, replies,
        rescued, seen, starred, extra_copies, by_owner, 0
    from (
        select day, campaign_id, receiver_provider, receiver_mode, state, coalesce(placement, '') as place,
            sum(n) as messages, sum(n * (attempts > 0)::int) as tried, sum(n * (kind = 'REPLY')::int) as replies,
            sum(n * (rescued_at is not null)::int) as rescued, sum(n * (read_at is not null)::int) as seen,
            sum(n * (starred_at is not null)::int) as starred, sum(n * greatest(copies - 1, 0)) as extra_copies,
            sum(n * by_owner::int) as by_owner
        from (select *, 1 as n from changed union all select *, -1 from was) as both_sides
        group by day, campaign_id, receiver_provider, receiver_mode, state, coalesce(placement, '')) as difference
    where (messages, tried, replies, rescued, seen, starred, extra_copies, by_owner) <> (0, 0, 0, 0, 0, 0, 0, 0)
    order by day, campaign_id, receiver_provider, receiver_mode, state, place
    on conflict (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard) do update set
        messages = tally.messages + excluded.messages, tried = tally.tried + excluded.tried,
        replies = tally.replies + excluded.replies, rescued = tally.rescued + excluded.rescued,
        seen = tally.seen + excluded.seen, starred = tally.starred + excluded.starred,
        extra_copies = tally.extra_copies + excluded.extra_copies, by_owner = tally.by_owner + excluded.by_owner;
    insert into sender_day
    select sender_id, day, campaign_id, 0, 0, 0, sum(n)
    from (select *, 1 as n from changed union all select *, -1 from was) as both_sides
    where accepted_at is not null
    group by sender_id, day, campaign_id
    having sum(n) <> 0
    order by sender_id, day, campaign_id
    on conflict (sender_id, day, campaign_id) do update set accepted = sender_day.accepted + excluded.accepted;
    insert into transit_tally
    select day, campaign_id, receiver_provider, receiver_mode,
        case
            when way < 0 then -1
            when way < 60000 then (way + 50) / 100 * 100
            when way < 600000 then (way + 500) / 1000 * 1000
            else (way + 30000) / 60000 * 60000
        end as millis, pg_backend_pid(), sum(n)
    from (select *, received_at - accepted_at as way, 1 as n from changed
        union all select *, received_at - accepted_at, -1 from was) as both_sides
    where way is not null
    group by day, campaign_id, receiver_provider, receiver_mode, millis
    having sum(n) <> 0
    order by day, campaign_id, receiver_provider, receiver_mode, millis
    on conflict (day, campaign_id, receiver_provider, receiver_mode, millis, shard) do update set
        messages = transit_tally.messages + excluded.messages;
    return null;
end $$;
create trigger tally_of_messages after update on message referencing old table as was new table as changed
for each statement execute function count_changed_messages();

create function count_dots() returns trigger language plpgsql as $$ begin
    insert into tally
    select message.day, message.campaign_id, receiver_provider, receiver_mode, '', '', pg_backend_pid(), 0, 0, 0, 0, 0, 0, 0, 0, 0,
        sum(case added.kind when 'fence' then 1 else -1 end)
    from added join message on message.id = added.message_id
    where added.kind in ('fence', 'refused-dot')
    group by message.day, message.campaign_id, receiver_provider, receiver_mode
    order by message.day, message.campaign_id, receiver_provider, receiver_mode
    on conflict (day, campaign_id, receiver_provider, receiver_mode, state, placement, shard) do update set
        submitted = tally.submitted + excluded.submitted;
    return null;
end $$;
create trigger tally_of_dots after insert on event referencing new table as added
for each statement execute function count_dots();

create function count_new_work() returns trigger language plpgsql as $$ begin
    insert into day_work
    select day, campaign_id, pg_backend_pid(), sum(opening + replies), sum(least(cut, opening + replies)),
        sum(least(accepted, opening + replies))
    from changed
    group by day, campaign_id
    order by day, campaign_id
    on conflict (day, campaign_id, shard) do update set due = day_work.due + excluded.due, cut = day_work.cut + excluded.cut,
        done = day_work.done + excluded.done;
    return null;
end $$;
create trigger work_of_new_sender_day after insert on sender_day referencing new table as changed
for each statement execute function count_new_work();

create function count_changed_work() returns trigger language plpgsql as $$ begin
    insert into day_work
    select day, campaign_id, pg_backend_pid(), sum(n * (opening + replies)), sum(n * least(cut, opening + replies)),
        sum(n * least(accepted, opening + replies))
    from (select *, 1 as n from changed union all select *, -1 from was) as both_sides
    group by day, campaign_id
    order by day, campaign_id
    on conflict (day, campaign_id, shard) do update set due = day_work.due + excluded.due, cut = day_work.cut + excluded.cut,
        done = day_work.done + excluded.done;
    return null;
end $$;
create trigger work_of_sender_day after update on sender_day referencing old table as was new table as changed
for each statement execute function count_changed_work();
