# Four workers share two thousand mailboxes on one PostgreSQL. A fifth comes and goes; one is killed, one frozen for ten minutes and woken, one cut off from the database.
# The mail servers are in memory: the question is what the workers do, and Postfix could not take it from two thousand senders. Each message they take is counted there.

boxes=2000
pools=8
freeze=${RIG_FREEZE:-600}

write_town() {
    local i
    # Looks come soon and seldom, and the cap is near what is sent, so that the workers have something to share and to wait for.
    cat >ci.yaml <<END
version: 1
zone: UTC
paths: { state: . }
database: { kind: postgres, url: "jdbc:postgresql://127.0.0.1:2432/warmit", user: warmit, password: "env:PG_PASSWORD", connections: 16 }
limits: { per_minute: $per_minute }
END
    echo "address,smtp,imap,password_ref,pool" >boxes.csv
    for ((i = 0; i < boxes; i++)); do
        echo "u$i@d$((i % 20)).test,127.0.0.1:2588/none,127.0.0.1:2144/none,env:TOWN_PASSWORD,pool$((i * pools / boxes))"
    done >>boxes.csv
}

# declare_campaigns: one to three openers a day from each mailbox, spread over the time that the run takes. With one number for all, every mailbox would rest at the same time, between two slots.
declare_campaigns() {
    local i opens openers
    opens=$(date -u -d "-1 minute" +%H:%M)
    closes=$(date -u -d "+$((freeze / 60 + 13)) minutes" +%H:%M)
    cat >>ci.yaml <<END
campaign_defaults:
  pairs: { turns: 2 }
  times: { window: "$opens-$closes", weekdays: mon-sun, min_gap: 30s }
  read: { delay: 1s-30s }
  reply: { rate: 30%, delay: 10s-60s }
campaigns:
END
    for ((i = 0; i < pools; i++)); do
        openers=$((1 + i % 3))
        echo "  town$i: { pool: pool$i, launch: true, volume: { days: 3, ramp: { kind: linear, from: $openers, step: 1, to: $openers }, variation: 100%-100% } }"
    done >>ci.yaml
}

# run_worker NAME [PORT]: sets pid; PORT is another way to the database.
run_worker() {
    start "$1" env "WARMIT_WORKER_ID=$1" "WARMIT_DATABASE_URL=jdbc:postgresql://127.0.0.1:${2:-2432}/warmit" "$WARMIT" --config ci.yaml daemon
}

ask() { psql_tool psql -qAt -d warmit -c "$1"; }

# held_by NAME: visits and unsent messages that are in this worker's hands.
held_by() {
    ask "select (select count(*) from scheduled_tasks where picked and picked_by like '$1-daemon-%') + (select count(*) from message where state = 'CLAIMED' and worker = '$1')"
}

holds_nothing() { [ "$(held_by "$1")" = 0 ]; }

# stopped_at_work NAME PROCESS: that process (a group with a minus), the worker or its line, stands still with something in its hands for the others to take over; without, it goes on.
stopped_at_work() {
    kill -STOP -- "$2"
    [ "$(held_by "$1")" -gt 0 ] && return
    kill -CONT -- "$2"
    return 1
}

# sends_by NAME SINCE: accepted messages of a worker since that millisecond.
sends_by() { ask "select count(*) from event where kind = 'accepted' and worker = '$1' and at >= $2"; }

has_sent() { [ "$(sends_by "$1" "$2")" -gt 0 ]; }

millis() { date +%s%3N; }

# taken_over NAME WHAT: everything that is in a worker's hands gets into those of the others.
taken_over() {
    say "$1 held $(held_by "$1") visits and messages when it was $2"
    within 120 "what $1 held when it was $2 is resumed by the others" holds_nothing "$1"
}

# told NAME WORDS: status tells this about a worker; a silence is told after two minutes.
told() { within 120 "status tells of $1: $2" status_says "$1" "$2"; }

status_says() { warmit --config ci.yaml status 2>&1 | tr '·' '\n' | grep -q "$1 $2"; }

share() {
    local name since=$1 until=$2
    for name in w1 w2 w3 w4; do
        echo "$name $(ask "select count(*) from event where kind = 'accepted' and worker = '$name' and at between $since and $until")"
    done >"out/share-$3"
    python3 "$rig/workers.py" share "out/share-$3" || fail "the shares could not be read"
}

start_town() {
    local app java
    app=$(dirname "$(dirname "$(readlink -f "$WARMIT")")")
    [ -d "$app/lib" ] || app=$root/daemon/target/app
    java=$(. "$root/packaging/launcher/launch.sh" && find_java && echo "$java_home/bin/java")
    TOWN_PASSWORD=$(openssl rand -hex 12)
    export TOWN_PASSWORD
    require_free 2588
    require_free 2144
    start town "$java" -Xmx1g -XX:+UseSerialGC -cp "$app/lib/*" "$rig/Town.java" "$boxes" 2588 2144 "$RIG/record" "$TOWN_PASSWORD"
    await town is_open 2144
}

workers_on() {
    local name began w1 w2 w3 w4 w5 relay since frozen closes left per_minute=500
    say "four workers, $boxes mailboxes"
    TZ=UTC wait_past_midnight 3600
    mkdir -p "$RIG/site/out"
    cd "$RIG/site"
    export LC_ALL=C.UTF-8
    say "program: $("$WARMIT" --version | head -n 1)"
    start_postgres
    start_town
    write_town
    works mailbox-import warmit --config ci.yaml mailbox import boxes.csv
    declare_campaigns
    works config-apply warmit --config ci.yaml config apply

    start relay python3 "$rig/relay.py" 2433 2432
    relay=$pid
    await relay is_open 2433
    run_worker w1 && w1=$pid
    run_worker w2 && w2=$pid
    run_worker w3 2433 && w3=$pid
    run_worker w4 && w4=$pid
    within 300 "every mailbox has its plan" all_planned

    say "all four are up"
    began=$(millis)
    sleep "${RIG_SHARE:-180}"
    within 240 "400 messages and more were sent meanwhile" all_sent 400 "$began"
    share "$began" "$(millis)" all

    say "a fifth comes and goes"
    since=$(millis)
    run_worker w5 && w5=$pid
    within 60 "w5 takes its share" has_sent w5 "$since"
    told w5 "seen"
    stop "$w5" 90
    check "w5 ends with 143 on SIGTERM (it was $ended)" [ "$ended" = 143 ]
    check "it leaves nothing behind" holds_nothing w5

    say "w2 is frozen for $freeze s"
    within 60 "w2 stands still in the middle of its work" stopped_at_work w2 "-$w2"
    frozen=$SECONDS
    taken_over w2 frozen

    say "w1 is killed"
    within 60 "w1 stands still in the middle of its work" stopped_at_work w1 "-$w1"
    kill -KILL -- "-$w1"
    wait "$w1" 2>/dev/null || true
    taken_over w1 killed
    told w1 "silent for"
    told w2 "silent for"
    run_worker w1 && w1=$pid

    say "w3 is cut off from the database"
    within 60 "the line breaks in the middle of w3's work" stopped_at_work w3 "$relay"
    taken_over w3 "cut off"
    told w3 "silent for"
    kill -CONT "$relay"
    within 60 "w3 works again after the line is back" has_sent w3 "$(millis)"

    [ $((freeze - SECONDS + frozen)) -le 0 ] || sleep $((freeze - SECONDS + frozen))
    say "w2 is woken after $((SECONDS - frozen)) s"
    since=$(millis)
    kill -CONT -- "-$w2"
    within 60 "w2 works again" has_sent w2 "$since"
    sleep 30
    for name in w1 w2 w3 w4; do told "$name" seen; done
    for pid in "$w1" "$w2" "$w3" "$w4"; do
        check "a worker is still there" kill -0 "$pid"
    done

    say "the window closes at $closes, and the last looks are made"
    left=$(($(date -u -d "$closes" +%s) - $(date +%s)))
    [ "$left" -le 0 ] || sleep "$left"
    within 300 "nothing is on its way any more" nothing_open
    works audit warmit --config ci.yaml audit --by day
    works messages warmit --config ci.yaml message list --all --json
    works stats warmit --config ci.yaml stats --json
    ask "select at from event where kind = 'claimed' order by at" >out/claims
    python3 "$rig/workers.py" verify "$RIG/record" "$per_minute" || fail "the run could not be verified"
    for pid in "$w1" "$w2" "$w3" "$w4"; do
        stop "$pid" 90
    done
    cd "$root"
    stop_all
}

all_sent() { [ "$(ask "select count(*) from event where kind = 'accepted' and at >= $2")" -ge "$1" ]; }

all_planned() { [ "$(ask "select count(*) from pace")" = "$boxes" ]; }

# An answer whose time came after the window waits for tomorrow's.
nothing_open() { [ "$(ask "select count(*) from message where state in ('CLAIMED', 'DOT_PENDING', 'ACCEPTED')")" = 0 ]; }
