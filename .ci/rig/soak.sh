# The daemon for some minutes, beside `run --once` started every minute. The window closes half-way, so that the rest shows an idle daemon.
# One mailbox lives where the window is closed all the time, one may send no more than four.

write_soak() {
    local minutes=$1 user name zone most
    write_site "$2"
    opens=$(date -u -d "-2 hours" +%H:%M)
    [ "$(date -u -d "-2 hours" +%F)" = "$(date -u +%F)" ] || opens=00:00
    closes_at=$((($(date +%s) / 60 + 1 + minutes / 2) * 60))
    closes=$(date -u -d "@$closes_at" +%H:%M)
    echo "address,smtp,imap,password_ref,zone,daily_max" >boxes.csv
    for user in "${users[@]}"; do
        name=${user%@*} zone=UTC most=
        case $name in
            u1) most=4 ;;
            u2) zone=Etc/GMT-12 ;;
        esac
        export "${name^^}_PASSWORD=$(password_of "$user")"
        echo "$user,127.0.0.1:2587/starttls,127.0.0.1:2143/starttls,env:${name^^}_PASSWORD,$zone,$most" >>boxes.csv
    done
}

soak_on() {
    local minutes=${1%:*} store=${1#*:} daemon sampler round
    [ "$minutes" -ge 4 ] || die "a soak takes at least 4 minutes"
    say "a soak of $minutes minutes on $store"
    TZ=UTC wait_past_midnight $((minutes * 60 + 600))
    start_world "$store"
    python3 "$rig/foreign.py" place 5000
    python3 "$rig/foreign.py" manifest "$RIG/before.json"
    say "program: $("$WARMIT" --version | head -n 1)"
    write_soak "$minutes" "$store"
    export LC_ALL=C.UTF-8

    works mailbox-import warmit --config ci.yaml mailbox import boxes.csv
    works campaign-create warmit --config ci.yaml campaign create soak --pool default --days 3 --ramp linear --from-per-day 6 --step 1 --to-per-day 8 \
        --window "$opens-$closes" --weekdays mon-sun --reply-rate 100% --reply-delay 5s-20s --read-delay 1s-5s --min-gap 10s --pair-cap 2 --turns 3 --variation 100%
    works campaign-launch warmit --config ci.yaml campaign launch soak
    start daemon "$WARMIT" --config ci.yaml daemon
    daemon=$pid
    python3 "$rig/soak.py" sample "$daemon" "$RIG/samples" &
    sampler=$!

    SECONDS=0
    for ((round = 1; round <= minutes; round++)); do
        works "run-$round" timeout 55 "$WARMIT" --config ci.yaml run --once --json
        sleep $((round * 60 > SECONDS ? round * 60 - SECONDS : 0))
    done
    check "the daemon is still there" kill -0 "$daemon"
    kill "$sampler" 2>/dev/null || true
    stop "$daemon" 90
    check "the daemon ends within 90 s of SIGTERM, with 143 (it was $ended)" [ "$ended" = 143 ]

    works stats warmit --config ci.yaml stats --json
    python3 "$rig/soak.py" verify "$RIG/samples" "$closes_at" || fail "the soak could not be verified"
    check "foreign mail is byte for byte and flag for flag as it was" python3 "$rig/foreign.py" compare "$RIG/before.json"
    cd "$root"
    stop_all
}
