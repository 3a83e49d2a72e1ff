# PostgreSQL: a cluster of our own on 127.0.0.1:2432, run as the unprivileged user postgres; role and database warmit.

as_postgres() { setpriv --reuid postgres --regid postgres --init-groups env -C "$RIG/postgres" "$@"; }

# psql_tool NAME ARGUMENT…: one of PostgreSQL's programs, as the role warmit.
psql_tool() {
    local name=$1
    shift
    as_postgres env "PGPASSWORD=$PG_PASSWORD" PGHOST=127.0.0.1 PGPORT=2432 PGUSER=warmit "$postgres_bin/$name" "$@"
}

# run_postgres [FOLDER]: starts the server on the data that are there; sets postgres to its process.
run_postgres() {
    start postgres setpriv --reuid postgres --regid postgres --init-groups "$postgres_bin/postgres" -D "$RIG/postgres/${1:-data}" -p 2432 \
        -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$RIG/postgres" -c max_connections=200
    postgres=$pid
    await postgres psql_tool psql -qAt -d postgres -c "select 1" >>"$RIG/log/postgres.out" 2>&1
}

start_postgres() {
    local dir=$RIG/postgres
    require_free 2432
    postgres_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    mkdir -p "$dir"
    (umask 077 && openssl rand -hex 12 >"$dir/password")
    chown -R postgres "$dir"
    as_postgres "$postgres_bin/initdb" -D "$dir/data" -U warmit -A scram-sha-256 --pwfile "$dir/password" -E UTF8 --locale C.UTF-8 >>"$RIG/log/postgres.out" 2>&1
    PG_PASSWORD=$(cat "$dir/password")
    export PG_PASSWORD
    run_postgres
    psql_tool createdb warmit
}
