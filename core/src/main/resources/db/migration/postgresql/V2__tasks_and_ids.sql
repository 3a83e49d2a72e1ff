-- The table of db-scheduler 16: one row per mailbox.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- SQLite keeps a row under an id that is an "integer", of 64 bits there. Here an integer has 32 of them.
alter table instance alter column id type bigint;
alter table id_block alter column id type bigint;
alter table pool alter column id type bigint;
alter table mailbox alter column id type bigint;
alter table campaign alter column id type bigint;
alter table thread alter column id type bigint;
alter table message alter column id type bigint;
alter table event alter column id type bigint;
