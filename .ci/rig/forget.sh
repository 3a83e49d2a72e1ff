# One mailbox of a campaign is forgotten, and its Maildir is compared file by file with a copy from before. Another one is nearly full, and is sent nothing more.

# hold_to USER KILOBYTES: from now on Dovecot lets this mailbox grow so far, and says how full it is to who asks by IMAP.
hold_to() {
    echo "$1::65534:65534::$RIG/mail/$1::userdb_quota=count:User quota userdb_quota_vsizes=yes userdb_quota_rule=*:storage=${2}k" >"$RIG/dovecot/held"
}

forget_on() {
    local held
    say "forgetting a mailbox, and one that is nearly full, on $1"
    wait_past_midnight 300
    start_world "$1"
    python3 "$rig/foreign.py" place 900
    cp -a "$RIG/mail/u1@alpha.test/Maildir" "$RIG/as-it-was"
    held=$(doveadm -c "$RIG/dovecot/dovecot.conf" -f tab fetch -u u2@alpha.test size.virtual ALL | awk '{ sum += $1 } END { print int(sum / 1024) }')
    hold_to u2@alpha.test $((held * 100 / 97))
    rm -rf "$RIG/site-$1" # of the main job
    write_site "$1"
    PW=$(password_of u1@alpha.test)
    U3_PASSWORD=$(password_of u3@beta.test)
    export U3_PASSWORD LC_ALL=C.UTF-8

    add_mailboxes
    works campaign-create warmit --config ci.yaml campaign create t --pool default --days 3 --ramp linear --from-per-day 2 --step 1 --to-per-day 4 --window 00:00-24:00 --weekdays mon-sun \
        --reply-rate 100% --reply-delay 20s-25s --read-delay 1s-5s --min-gap 0s --pair-cap 2 --rescue yes --turns 2 --variation 100%
    works launch warmit --config ci.yaml campaign launch t
    works run warmit --config ci.yaml run --once --until-idle 45s --json

    works show warmit --config ci.yaml mailbox show u2@alpha.test --json
    works why warmit --config ci.yaml why u1@alpha.test
    works status warmit --config ci.yaml status --json
    python3 "$rig/forget.py" full u2@alpha.test || fail "the mailbox that is nearly full could not be verified"

    python3 "$rig/forget.py" differs u1@alpha.test "$RIG/as-it-was" || fail "the campaign left nothing in the mailbox to forget"
    works forget warmit --config ci.yaml mailbox forget u1@alpha.test --confirm u1@alpha.test
    check "a forgotten mailbox is file by file as if warmit had never been there" python3 "$rig/forget.py" same u1@alpha.test "$RIG/as-it-was"
    cd "$root"
    stop_all
}
