# One mailbox of eight lies on a server that answers with literals of 500 MB. It is left alone; the others and the process go on as if nothing were.

hostile_on() {
    local sampler daemon
    say "a literal of 500 MB on $1"
    TZ=UTC wait_past_midnight 600
    start_world "$1"
    say "program: $("$WARMIT" --version | head -n 1)"
    write_crowd "$1"
    sed -i 's#^\(u8@.*,\)127.0.0.1:2143/starttls,#\1127.0.0.1:2145/none,#' boxes.csv
    require_free 2145
    start bomb python3 "$rig/bomb.py" 2145 "$RIG/bombs"
    await bomb is_open 2145
    launch_crowd 3s
    start daemon "$WARMIT" --config ci.yaml daemon
    daemon=$pid
    python3 "$rig/soak.py" sample "$daemon" "$RIG/samples" &
    sampler=$!
    within 120 "the first bomb is thrown" [ -s "$RIG/bombs" ]
    within 120 "the others send more" sent_more $(($(taken) + 30))
    check "the daemon is still there" kill -0 "$daemon"
    kill "$sampler" 2>/dev/null || true
    works mailboxes warmit --config ci.yaml mailbox list --json
    works why warmit --config ci.yaml why u8@beta.test
    stop "$daemon" 90
    check "the daemon ends with 143 on SIGTERM (it was $ended)" [ "$ended" = 143 ]
    python3 "$rig/soak.py" memory "$RIG/samples" || fail "the memory could not be verified"
    check "at most 16 MB of a bomb were taken ($(sort -n "$RIG/bombs" | tail -n 1))" [ "$(sort -n "$RIG/bombs" | tail -n 1)" -le $((16 * 1024 * 1024)) ]
    check "it is told" log_says "u8@beta.test E"
    works audit warmit --config ci.yaml audit
    cd "$root"
    stop_all
}
