# PostgreSQL: a cluster of our own on 127.0.0.1:2432, run as the unprivileged user postgres; role and database warmit.

as_postgres() { setpriv --reuid postgres --regid postgres --init-groups env -C "$RIG/postgres" "$@"; }

start_postgres() {
    local bin dir=$RIG/postgres
    require_free 2432
    bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    mkdir -p "$dir"
    (umask 077 && openssl rand -hex 12 >"$dir/password")
    chown -R postgres "$dir"
    as_postgres "$bin/initdb" -D "$dir/data" -U warmit -A scram-sha-256 --pwfile "$dir/password" -E UTF8 --locale C.UTF-8 >>"$RIG/log/postgres.out" 2>&1
    start postgres setpriv --reuid postgres --regid postgres --init-groups "$bin/postgres" -D "$dir/data" -p 2432 \
        -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$dir"
    PG_PASSWORD=$(cat "$dir/password")
    export PG_PASSWORD
    await postgres as_postgres env "PGPASSWORD=$PG_PASSWORD" "$bin/psql" -qAt -h 127.0.0.1 -p 2432 -U warmit -d postgres -c "select 1" >>"$RIG/log/postgres.out" 2>&1
    as_postgres env "PGPASSWORD=$PG_PASSWORD" "$bin/createdb" -h 127.0.0.1 -p 2432 -U warmit warmit
}
