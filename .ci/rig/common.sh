# The temporary folder, the processes that we start and end, and the count of checks.

say() { printf 'rig: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 69
}

# Makes RIG, the folder of this run. Servers that gave up root have to pass through it; what is secret inside has mode 0600.
open_folder() {
    RIG=$(mktemp -d -t rig.XXXXXX)
    export RIG RIG_RESULTS=$RIG/results
    chmod 711 "$RIG"
    mkdir "$RIG/log"
    : >"$RIG_RESULTS"
    started=()
    trap close_folder EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

close_folder() {
    local code=$?
    trap - EXIT
    stop_all
    umount "$RIG/small" 2>/dev/null || true
    if [ -n "${RIG_KEEP-}" ]; then
        say "everything is kept in $RIG"
    else
        rm -rf "$RIG"
    fi
    exit "$code"
}

# start NAME COMMAND…: runs a server in a session of its own, so that its children can be ended with it; sets pid.
start() {
    local name=$1
    shift
    setsid "$@" >>"$RIG/log/$name.out" 2>&1 </dev/null &
    pid=$!
    started+=("$pid")
}

# stop PID [SECONDS]: asks once, insists after that many seconds (10), and collects the process; sets ended to its exit code.
stop() {
    local i
    kill -TERM "$1" 2>/dev/null || true
    # What a test froze could not end.
    kill -CONT -- "-$1" 2>/dev/null || true
    for ((i = 0; i < ${2:-10} * 10; i++)); do
        kill -0 "$1" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL -- "-$1" 2>/dev/null || true
    ended=0
    wait "$1" 2>/dev/null || ended=$?
}

stop_all() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        stop "${started[i]}"
    done
    started=()
}

is_open() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

require_free() {
    ! is_open "$1" || die "port $1 of 127.0.0.1 is taken; end what listens there"
}

# await NAME COMMAND…: waits until the command succeeds, at most twenty seconds.
await() {
    local name=$1 i
    shift
    for ((i = 0; i < 200; i++)); do
        if "$@"; then return; fi
        sleep 0.1
    done
    tail -n 20 "$RIG/log/$name".* >&2 || true
    die "$name did not come up within 20 s"
}

pass() {
    echo pass >>"$RIG_RESULTS"
    printf '✔ %s\n' "$1"
}

fail() {
    echo fail >>"$RIG_RESULTS"
    printf '✖ %s\n' "$1"
}

# check WHAT COMMAND…: one assertion.
check() {
    local what=$1
    shift
    if "$@"; then pass "$what"; else fail "$what"; fi
}

says() { grep -qF -- "$2" "$1" || { say "not found in $1: $2" && return 1; }; }

show_logs() {
    local log
    for log in "$RIG"/log/*; do
        [ -s "$log" ] || continue
        say "the end of ${log##*/}:"
        tail -n 25 "$log" >&2
    done
}

# The last words. A run that checked nothing has not passed.
summary() {
    local passed failed
    passed=$(grep -c pass "$RIG_RESULTS" || true)
    failed=$(grep -c fail "$RIG_RESULTS" || true)
    [ "$failed" = 0 ] || show_logs
    printf '%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
