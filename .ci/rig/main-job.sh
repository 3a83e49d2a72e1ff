# The whole main job without hands: three mailboxes, one campaign, twelve messages. The commands are the ones that the product promises
# to understand, word for word; only the folder of the secret and the port of the database belong to this run.

warmit() { timeout 240 "$WARMIT" "$@"; }

# said NAME COMMAND…: runs a command with stdin as it is, keeps out/NAME.{out,err,code}.
said() {
    local name=$1 code=0
    shift
    "$@" >"out/$name.out" 2>"out/$name.err" || code=$?
    echo "$code" >"out/$name.code"
}

# exits NAME CODE: checks how it ended, and shows what it said where that was another code.
exits() {
    if [ "$(cat "out/$1.code")" = "$2" ]; then
        pass "$1 exits $2"
    else
        fail "$1 exits $(cat "out/$1.code"), not $2"
        tail -n 20 "out/$1.err" | sed 's/^/    /'
    fi
}

# works NAME COMMAND…: it has to succeed.
works() {
    said "$@"
    exits "$1" 0
}

write_site() {
    local database="{ kind: sqlite, file: warmit.db }"
    if [ "$1" = postgres ]; then
        database='{ kind: postgres, url: "jdbc:postgresql://127.0.0.1:2432/warmit", user: warmit, password: "env:PG_PASSWORD" }'
    fi
    mkdir -p "$RIG/site-$1/out"
    cd "$RIG/site-$1"
    cp "$RIG/tls/ca.pem" .
    (umask 077 && password_of u2@alpha.test >u2.password)
    cat >ci.yaml <<END
version: 1
paths: { state: . }
database: $database
tls: { ca_file: ca.pem }
arrival: { looks: [1s, 5s, 1m, 10m], gather: 0s }  # only to be quick
END
    cat >boxes.csv <<END
address,user,smtp,imap,pool,password_ref,zone,daily_max,mode
u2@alpha.test,u2@alpha.test,127.0.0.1:2587/starttls,127.0.0.1:2143/starttls,default,file:$PWD/u2.password,Europe/Paris,40,engage
u3@beta.test,,127.0.0.1:2587/starttls,127.0.0.1:2143/starttls,default,env:U3_PASSWORD,,,
END
}

# A login that is wrong, and a server that must not be trusted: told, and nothing is stored.
try_refusals() {
    said wrong-password warmit --config ci.yaml mailbox add u4@beta.test --smtp 127.0.0.1:2587/starttls --imap 127.0.0.1:2143/starttls \
        --password-stdin <<<"not the password"
    exits wrong-password 77
    check "a wrong password is E1201" says out/wrong-password.err "error[E1201]"
    sed 's/^tls:.*//' ci.yaml >untrusting.yaml
    said untrusted warmit --config untrusting.yaml mailbox add u4@beta.test --smtp 127.0.0.1:2587/starttls --imap 127.0.0.1:2143/starttls \
        --password-stdin <<<"$(password_of u4@beta.test)"
    exits untrusted 69
    check "an unknown authority is E1501" says out/untrusted.err "error[E1501]"
    works mailboxes warmit --config ci.yaml mailbox list --json
}

add_mailboxes() {
    said mailbox-add warmit --config ci.yaml mailbox add u1@alpha.test --smtp 127.0.0.1:2587/starttls --imap 127.0.0.1:2143/starttls \
        --user u1@alpha.test --password-stdin --pool default <<<"$PW"
    exits mailbox-add 0
    check "mailbox add tells what it did" says <(cat out/mailbox-add.*) "added u1@alpha.test to pool default (1 mailbox), mode engage, at most 40 a day"
    works mailbox-import warmit --config ci.yaml mailbox import boxes.csv
    check "mailbox import tells what it did" says <(cat out/mailbox-import.*) "added 2 of 2 to pool default (3 mailboxes)"
}

create_campaign() {
    works campaign-create warmit --config ci.yaml campaign create t --pool default --days 3 --ramp linear --from-per-day 2 --step 1 --to-per-day 4 --window 00:00-24:00 --weekdays mon-sun \
        --reply-rate 100% --reply-delay 1s-5s --read-delay 1s-5s --min-gap 0s --pair-cap 2 --rescue yes --turns 2 --variation 100%
}

# last_four SUFFIX: the commands that may be given again on the same day.
last_four() {
    works "launch$1" warmit --config ci.yaml campaign launch t
    works "run$1" warmit --config ci.yaml run --once --until-idle 15s --json
    works "stats$1" warmit --config ci.yaml stats --json
    works "messages$1" warmit --config ci.yaml message list --json --state CONFIRMED
    works "message$1" warmit --config ci.yaml message show "$(python3 "$rig/verify.py" token "messages$1")" --json
}

main_job_on() {
    local strangers
    say "the main job on $1"
    wait_past_midnight 600
    start_world "$1"
    python3 "$rig/foreign.py" place 5000
    python3 "$rig/foreign.py" manifest "$RIG/before.json"
    write_site "$1"
    PW=$(password_of u1@alpha.test)
    U3_PASSWORD=$(password_of u3@beta.test)
    export U3_PASSWORD LC_ALL=C.UTF-8

    say "program: $("$WARMIT" --version | head -n 1)" # builds it too, where it has to be built
    add_mailboxes
    create_campaign
    python3 "$rig/foreign.py" arrive 48 "$RIG/arrived.json" &
    strangers=$!
    last_four ""
    wait "$strangers" || fail "mail of strangers could not be delivered"
    python3 "$rig/verify.py" first || fail "the first run could not be verified"
    works status warmit --config ci.yaml status --json
    check "status names the key that the receiver finds broken" says out/status.out "the key at old._domainkey.alpha.test"
    try_the_key_seen_in_mail
    last_four -again
    try_refusals
    python3 "$rig/verify.py" second || fail "the second run could not be verified"

    check "foreign mail is byte for byte and flag for flag as it was" python3 "$rig/foreign.py" compare "$RIG/before.json"
    check "foreign mail that came meanwhile is as it came" python3 "$rig/foreign.py" arrived "$RIG/arrived.json"
    check "no password is in the output, the state or a log" holds_no_password
    cd "$root"
    stop_all
}

# Looks at everything that warmit wrote. The one file with a password in it is ours.
holds_no_password() {
    ! cut -d ' ' -f 2 "$RIG/passwords" | grep -rqF -f - --exclude=u2.password . || { say "a password of a mailbox stands in $PWD" && return 1; }
    [ -z "${PG_PASSWORD-}" ] || ! grep -rqF -- "$PG_PASSWORD" .
}
