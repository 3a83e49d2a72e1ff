-- The table of db-scheduler 16: one row per mailbox. Instants are epoch milliseconds.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data blob,
    execution_time integer not null,
    picked boolean not null,
    picked_by varchar(100),
    last_success integer,
    last_failure integer,
    consecutive_failures int,
    last_heartbeat integer,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
