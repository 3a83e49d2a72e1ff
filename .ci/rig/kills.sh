# The daemon, killed (-9) again and again at random moments of a campaign. Afterwards every message is accounted for, and the Maildirs hold each once.

# kill_daemon SECONDS: lets it live for so long after its first word, then ends it and whatever it started, at once.
kill_daemon() {
    local i
    : >"$RIG/log/daemon.out"
    start daemon "$WARMIT" --config ci.yaml daemon
    for ((i = 0; i < 600; i++)); do
        [ ! -s "$RIG/log/daemon.out" ] || break
        sleep 0.1
    done
    sleep "$1"
    kill -KILL -- "-$pid" 2>/dev/null || { fail "the daemon had ended by itself" && tail -n 5 "$RIG/log/daemon.out"; }
    wait "$pid" 2>/dev/null || true
    unset 'started[-1]'
    cat "$RIG/log/daemon.out" >>"$RIG/log/daemons.out"
}

kills_on() {
    local kills=${1%:*} store=${1#*:} round
    say "$kills times kill -9 on $store"
    TZ=UTC wait_past_midnight $((kills * 8 + 900))
    start_world "$store"
    say "program: $("$WARMIT" --version | head -n 1)"
    write_crowd "$store" "quarantine: { after_crashes: 20 }"
    launch_crowd 8s
    for ((round = 1; round <= kills; round++)); do
        kill_daemon "$(awk -v seed="$RANDOM" 'BEGIN { srand(seed); print 12 * rand() }')"
    done
    python3 "$rig/kills.py" meanwhile
    settle_crowd
    cd "$root"
    stop_all
}
