# The mail world as a whole, trying it out, and keeping it up for a developer.

# start_world STORE: mail servers without any mail, and the database when the store is PostgreSQL.
start_world() {
    rm -rf "$RIG/mail" "$RIG/postfix" "$RIG/postgres" "$RIG"/log/*
    make_certificates
    start_dovecot
    start_postfix
    if [ "$1" = postgres ]; then start_postgres; fi
}

self_test() {
    say "the servers themselves"
    start_world postgres
    python3 "$rig/foreign.py" place 5000
    python3 "$rig/foreign.py" manifest "$RIG/before.json"
    check "servers behave as described" timeout 120 python3 "$rig/selftest.py"
    check "foreign mail is as it was" timeout 60 python3 "$rig/foreign.py" compare "$RIG/before.json"
    check "a changed flag is noticed" notices flags add -u u1@alpha.test '\Flagged' mailbox INBOX uid 1
    check "a moved message is noticed" notices move -u u2@alpha.test INBOX mailbox Junk uid 1
    check "a changed byte is noticed" notices_byte
    stop_all
}

# notices DOVEADM-COMMAND…: true when the comparison fails after this has been done to one foreign message.
notices() {
    doveadm -c "$RIG/dovecot/dovecot.conf" "$@" && ! python3 "$rig/foreign.py" compare "$RIG/before.json" >/dev/null 2>&1
}

notices_byte() {
    local file
    file=$(find "$RIG/mail/u3@beta.test/Maildir/cur" -type f -print -quit)
    python3 "$rig/foreign.py" manifest "$RIG/now.json"
    printf 'x' | dd of="$file" bs=1 seek=30 conv=notrunc status=none
    ! python3 "$rig/foreign.py" compare "$RIG/now.json" >/dev/null 2>&1
}

serve() {
    start_world postgres
    python3 "$rig/foreign.py" place 200
    cat <<END
submission  127.0.0.1:2587/starttls
imap        127.0.0.1:2143/starttls
authority   $RIG/tls/ca.pem
postgres    jdbc:postgresql://127.0.0.1:2432/warmit   user warmit   password $PG_PASSWORD
logs        $RIG/log
look        doveadm -c $RIG/dovecot/dovecot.conf -f table fetch -u u1@alpha.test 'mailbox uid flags hdr.subject' ALL
$(sed 's/^/user        /; s/ \([^ ]*\)$/   password \1/' "$RIG/passwords")
up for $1 minutes, or until stdin ends
END
    timeout --foreground "$1m" cat >/dev/null || true
    exit
}
