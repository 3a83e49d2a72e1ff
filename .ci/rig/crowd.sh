# Eight mailboxes that write to each other as often as they may: something is always being sent while the rig breaks things.

# write_crowd STORE LINE…: the site, with more lines of configuration.
write_crowd() {
    local store=$1 user
    shift
    write_site "$store"
    # Short leases only to be quick: with the defaults a visit whose worker was killed rests for 80 s, and most kills would meet an idle daemon.
    printf '%s\n' "workers: { lease: 4s, heartbeat: 1s }" "$@" >>ci.yaml
    echo "address,smtp,imap,password_ref,zone" >boxes.csv
    for user in "${users[@]}"; do
        export "$(password_variable "$user")=$(password_of "$user")"
        echo "$user,127.0.0.1:2587/starttls,127.0.0.1:2143/starttls,env:$(password_variable "$user"),UTC" >>boxes.csv
    done
    export LC_ALL=C.UTF-8
}

# password_variable u1@alpha.test: U1_PASSWORD
password_variable() {
    local name=${1%@*}
    echo "${name^^}_PASSWORD"
}

# launch_crowd GAP [MINUTES]: some forty messages of each mailbox, openers and answers, at least this far apart; at once, or spread over so many minutes.
launch_crowd() {
    local times=(--window 00:00-24:00 --spread asap --reply-rate 100%)
    if [ -n "${2-}" ]; then
        times=(--window "$(date -u -d "-1 minute" +%H:%M)-$(date -u -d "+$2 minutes" +%H:%M)" --spread even --reply-rate 30%)
    fi
    works mailbox-import warmit --config ci.yaml mailbox import boxes.csv
    works campaign-create warmit --config ci.yaml campaign create crowd --pool default --days 3 --ramp linear --from-per-day 40 --step 1 --to-per-day 42 "${times[@]}" \
        --weekdays mon-sun --reply-delay 1s-60s --read-delay 1s-10s --min-gap "$1" --pair-cap 6 --turns 3 --variation 100%
    works campaign-launch warmit --config ci.yaml campaign launch crowd
}

# settle_crowd [restored]: nothing new is sent, what is on its way is found, and everything is counted in the Maildirs. A restored store need not know all of it.
settle_crowd() {
    works pause warmit --config ci.yaml campaign pause crowd
    works last-run timeout 240 "$WARMIT" --config ci.yaml run --once --until-idle 10s --max-time 3m --json
    works audit warmit --config ci.yaml audit
    works messages warmit --config ci.yaml message list --all --json
    works stats warmit --config ci.yaml stats --json
    python3 "$rig/kills.py" "${1:-verify}" || fail "the run could not be verified"
}
