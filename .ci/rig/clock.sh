# The counts that we compare belong to one local day, so a run must not cross midnight in a zone that a mailbox of it uses.

# wait_past_midnight SECONDS: waits when the local midnight or that of Europe/Paris is nearer than that.
wait_past_midnight() {
    local zone left
    for zone in "${TZ-}" Europe/Paris; do
        left=$(($(in_zone "$zone" -d 'tomorrow 00:00' +%s) - $(date +%s)))
        if [ "$left" -lt "$1" ]; then
            say "midnight in ${zone:-the local zone} is $left s away, waiting for it to pass"
            sleep $((left + 5))
        fi
    done
}

in_zone() {
    local zone=$1
    shift
    if [ -n "$zone" ]; then TZ=$zone date "$@"; else date "$@"; fi
}
