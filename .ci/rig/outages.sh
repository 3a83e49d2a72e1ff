# What keeps the store from recording keeps the daemon from sending, and nothing else: it waits, says so, and goes on by itself. A store that lost commits sends nothing again.

# taken: how many messages Postfix has taken so far.
taken() { grep -c 'qmgr\[.*queue active' "$RIG/log/postfix.log" || true; }

# within SECONDS WHAT COMMAND…: checks that the command succeeds within so many seconds, and tells after how many.
within() {
    local most=$1 what=$2 began=$SECONDS
    shift 2
    until "$@" >/dev/null 2>&1; do
        if [ $((SECONDS - began)) -ge "$most" ]; then
            fail "$what within $most s"
            return
        fi
        sleep 0.5
    done
    pass "$what within $most s ($((SECONDS - began)) s)"
}

# sent_more THAN: another message has been taken.
sent_more() { [ "$(taken)" -gt "$1" ]; }

log_matches() { grep -qE -- "$1" "$RIG/log/daemon.out"; }

log_says() { grep -qF -- "$1" "$RIG/log/daemon.out"; }

# nothing_is_sent WHAT SECONDS: not one message is taken meanwhile. What Postfix had taken already may still reach its log.
nothing_is_sent() {
    local before
    sleep 2
    before=$(taken)
    sleep "$2"
    check "nothing is sent $1 ($(taken), as $2 s before)" [ "$(taken)" = "$before" ]
}

run_daemon() {
    start daemon "$WARMIT" --config ci.yaml daemon
    daemon=$pid
}

# What was due, or is within the ten minutes by which clocks may differ, is in doubt then; unless asked to be patient the campaign of this rig ends before sending goes on.
minutes=${RIG_PATIENT:+40}
minutes=${minutes:-12}

is_looked_through() { within 60 "every mailbox is looked through, and nothing holds sending" tells_no_recovery; }

# goes_on: sending resumes by itself after a recovery.
goes_on() { [ -z "${RIG_PATIENT-}" ] || within 780 "sending resumes by itself" sent_more "$(taken)"; }

tells_no_recovery() { ! warmit --config ci.yaml status | grep -q "being checked in"; }

sends_again() { within 30 "sending resumes $1" sent_more "$(taken)"; }

audits() { works "audit-$1" warmit --config ci.yaml audit; }

outages_on() {
    say "outages on $1"
    TZ=UTC wait_past_midnight $((minutes * 60 + 600))
    start_world "$1"
    say "program: $("$WARMIT" --version | head -n 1)"
    "outages_of_$1"
    : >"$RIG/log/daemon.out"
    stop "$daemon" 90
    check "the daemon ends with 143 on SIGTERM (it was $ended)" [ "$ended" = 143 ]
    check "it tells how many visits are still at work" log_matches "stopping: [0-9]+ visits? at work"
    settle_crowd restored
    cd "$root"
    stop_all
    umount "$RIG/small"
}

# small_disk MIB: a file system of its own that is soon full.
small_disk() {
    mkdir -p "$RIG/small"
    mount -t tmpfs -o "size=$1m" tmpfs "$RIG/small" || die "a small file system cannot be mounted here"
}

outages_of_sqlite() {
    small_disk 32
    write_crowd sqlite "backup: { dir: backups }"
    sed -i "s#^database:.*#database: { kind: sqlite, file: $RIG/small/warmit.db, min_free: 4MiB, busy_timeout: 2s }#" ci.yaml
    launch_crowd 3s "$minutes"
    run_daemon
    within 120 "the daemon sends" sent_more 10

    say "the disk is nearly full"
    fill_but 2
    within 30 "the log tells free and needed bytes" log_says "bytes free, 4MiB are needed"
    nothing_is_sent "below min_free" 5
    works status-low warmit --config ci.yaml status
    check "status tells it" says out/status-low.out "4MiB are needed; nothing is planned or sent"
    rm "$RIG/small/ballast"
    sends_again "when there is space again"
    audits low

    say "the disk is full"
    : >"$RIG/log/daemon.out"
    fill_but 0
    nothing_is_sent "on a full disk" 10
    # What is written over in the log of the database still finds its place; then it is the free bytes that are told.
    within 30 "the log tells that the disk is full" log_matches "has [0-9]+ bytes free|is full, sending paused"
    works status-full warmit --config ci.yaml status
    rm "$RIG/small/ballast"
    sends_again "when there is space again"
    audits full

    say "a backup of before is restored"
    works backup warmit --config ci.yaml db backup --out yesterday.db
    within 120 "more is sent after the backup" sent_more $(($(taken) + 6))
    said restore-while-running warmit --config ci.yaml db restore yesterday.db --confirm warmit
    exits restore-while-running 75
    stop "$daemon" 90
    works restore warmit --config ci.yaml db restore yesterday.db --confirm warmit
    check "restore tells what may have left" says <(cat out/restore.*) "they are looked for, never sent again"
    works status-restored warmit --config ci.yaml status
    check "status tells how many are being checked" says out/status-restored.out "being checked in 8 mailboxes, sending paused"
    run_daemon
    is_looked_through
    goes_on
    audits restored
}

# fill_but MIB: fills the small file system until so much is left.
fill_but() {
    local left
    left=$(($(df --output=avail -k "$RIG/small" | tail -n 1) - $1 * 1024))
    head -c "$((left * 1024))" /dev/zero >"$RIG/small/ballast" || true
    [ "$1" != 0 ] || cat /dev/zero >>"$RIG/small/ballast" 2>/dev/null || true
}

outages_of_postgres() {
    local way
    small_disk 64
    chown postgres "$RIG/small"
    psql_tool psql -qd postgres -c "create tablespace small location '$RIG/small'"
    psql_tool psql -qd postgres -c "alter database warmit set tablespace small"
    write_crowd postgres
    launch_crowd 3s "$minutes"
    run_daemon
    within 120 "the daemon sends" sent_more 10

    say "the disk of PostgreSQL's tables is full"
    fill_but 0
    # Its tables have some room left; it is missed when one of them has to grow.
    within 180 "the log tells that the disk is full" log_says "is full, sending paused"
    works status-full warmit --config ci.yaml status
    check "the daemon lives" kill -0 "$daemon"
    rm "$RIG/small/ballast"
    within 30 "something is sent when there is space again" sent_more "$(taken)"
    within 60 "the log tells that it goes on" log_says "sending goes on"
    audits full

    for way in INT QUIT; do
        say "PostgreSQL goes away (SIG$way)"
        : >"$RIG/log/daemon.out"
        kill "-$way" "$postgres"
        wait "$postgres" 2>/dev/null || true
        within 30 "the log tells that the database is away" log_says "database unreachable, sending paused"
        nothing_is_sent "without a database" 6
        run_postgres
        sends_again "when PostgreSQL is back"
        within 30 "the log tells that it goes on" log_says "sending goes on"
        audits "$way"
    done

    say "a standby takes over that has not heard the last commits"
    psql_tool pg_basebackup -D "$RIG/postgres/standby" -T "$RIG/small=$RIG/postgres/standby-tables" -R -X stream -c fast
    within 120 "more is sent than the standby knows" sent_more $(($(taken) + 6))
    : >"$RIG/log/daemon.out"
    kill -QUIT "$postgres"
    wait "$postgres" 2>/dev/null || true
    run_postgres standby
    as_postgres "$postgres_bin/pg_ctl" promote -D "$RIG/postgres/standby" >>"$RIG/log/postgres.out"
    moved_on 1

    say "a dump of before is restored, and nobody stops the daemon"
    psql_tool pg_dump -Fc -f "$RIG/postgres/yesterday" warmit
    : >"$RIG/log/daemon.out"
    psql_tool dropdb --force warmit
    psql_tool createdb warmit
    psql_tool pg_restore -d warmit "$RIG/postgres/yesterday"
    moved_on 2
}

# moved_on EPOCH: the daemon has nothing to do with another store than its own; the next one opens the recovery epoch of this number.
moved_on() {
    within 40 "the daemon ends by itself" has_ended "$daemon"
    ended=0
    wait "$daemon" || ended=$?
    check "its exit code is 69 (it was $ended)" [ "$ended" = 69 ]
    check "it tells that another server took over" log_says "error[E2001]: the server at"
    run_daemon
    within 30 "the next one opens a recovery epoch" log_says "recovery epoch $1 opened"
    is_looked_through
    [ "$1" = 1 ] || goes_on
    audits "epoch-$1"
}

has_ended() { ! kill -0 "$1" 2>/dev/null; }
