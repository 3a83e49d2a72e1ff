# Sourced by `warmit`, `warmitd` and the launcher of a source tree: finds a Java 25 and starts the program with it.

# Says what is wrong and how to mend it, and leaves with 69: something we need cannot be reached.
unavailable() {
    printf 'warmit: error: %s\n  fix: %s\n' "$1" "$2" >&2
    exit 69
}

# True when $1 is the home of Java 25 or newer, and of a JDK (with a compiler) when $2 says so. Starts no JVM to find out.
is_java() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    [ "${2-}" != jdk ] || [ -x "$1/bin/javac" ] || return 1
    while IFS='"' read -r key version _; do
        [ "$key" = JAVA_VERSION= ] || continue
        version=${version%%[!0-9]*}
        [ "${version:-0}" -ge 25 ]
        return
    done <"$1/release"
    return 1
}

# Sets java_home: JAVA_HOME, then the system's and the user's folders of JDKs, then the PATH, then Maven's toolchains.
find_java() {
    for java_home in "${JAVA_HOME-}" /usr/lib/jvm/*25* "${HOME-}"/.sdkman/candidates/java/*25* "${HOME-}"/.jdks/*25*; do
        is_java "$java_home" "${1-}" && return
    done
    if java_home=$(command -v java) && java_home=$(readlink -f "$java_home"); then
        java_home=${java_home%/bin/java}
        is_java "$java_home" "${1-}" && return
    fi
    toolchains=${HOME-}/.m2/toolchains.xml
    if [ -r "$toolchains" ]; then
        while IFS='<>' read -r _ key java_home _; do
            [ "$key" = jdkHome ] && is_java "$java_home" "${1-}" && return
        done <"$toolchains"
    fi
    unavailable "no Java 25 was found in JAVA_HOME, /usr/lib/jvm, the PATH or ~/.m2/toolchains.xml" \
        "install one, for example with: apt-get install openjdk-25-jdk-headless; or set JAVA_HOME to the folder of a JDK 25"
}

# find_archive NAME: sets archive to the file where the JVM keeps our loaded and linked classes for a fast start (JEP 483), or to nothing when there is no
# cache folder. The JVM refuses an archive of other jars, but it knows them by size and time of change only, and every build of ours bears the same time.
# So the name tells which jars it is of, by their inodes and the times at which these changed, which nothing that unpacks or copies can set.
find_archive() {
    archive=
    cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    [ -n "$cache" ] || return 0
    cache=$cache/warmit
    [ -d "$cache" ] || mkdir -p -m 700 "$cache" 2>/dev/null && [ -w "$cache" ] || return 0
    # Where ls cannot tell that, there is no archive. Each program that is asked costs a fifteenth of what a JVM does, so one answers for all.
    jars=$(ls -lnic --full-time "$app/lib" 2>/dev/null) || return 0
    jars=$(printf '%s\n' "$app" "$java_home" "$jars" | cksum)
    jars=${jars%% *}
    archive=$cache/classes-$jars-$1
}

# make_archive NAME FLAG…: makes it beside the first command that runs, which does without; what nobody can use any more goes.
make_archive() {
    name=$1
    shift
    for old in "$cache"/classes-*; do
        case $old in *-"$jars"-*) continue ;; esac
        if [ -r "$old/app" ] && [ "$(cat "$old/app")" = "$app" ]; then
            rm -rf "$old"
        fi
    done
    # One maker at a time; one that was killed leaves the others waiting for a quarter of an hour.
    find "$archive.making" -prune -mmin +15 -exec rm -r {} \; 2>/dev/null || :
    mkdir "$archive.making" 2>/dev/null || return 0
    printf '%s' "$app" >"$archive.making/app"
    {
        # What makes a store is not in the archive: the JVM maps and links all of it at each start.
        if nice -n 5 "$java_home/bin/java" "$@" -jar "$jar" --prepare-archive "$name" "$archive.making" &&
            nice -n 5 "$java_home/bin/java" "$@" -Dorg.sqlite.lib.path="$archive.making" -XX:AOTCacheOutput="$archive.making/classes.aot" \
                -jar "$jar" --train-archive "$name" "$archive.making" && [ -f "$archive.making/classes.aot" ]; then
            mv "$archive.making" "$archive"
        else
            rm -rf "$archive.making"
        fi
    } </dev/null >/dev/null 2>&1 &
}

# launch APP cli|daemon ARGUMENT…: becomes the program of that module. WARMIT_JAVA_OPTS comes last and may override what is set here.
launch() {
    app=$1 kind=$2
    shift 2
    find_java
    options=${WARMIT_JAVA_OPTS-}
    unset WARMIT_JAVA_OPTS
    for jar in "$app/lib/warmit-$kind"-*.jar; do :; done

    # What runs for minutes or weeks gains from the full compiler; a command that answers at once does not.
    for argument in "$@"; do
        case $argument in
            daemon | simulate | demo) kind=$argument && break ;;
        esac
    done
    case $kind in
        daemon)
            # Chosen by measurement, see bench/README.md. After the work of a morning glibc keeps tens of megabytes that nobody uses: they are given back once a
            # minute, and threads share two of its arenas.
            export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
            set -- -XX:+UseSerialGC -Xms32m -Xmx256m -XX:TrimNativeHeapInterval=60000 $options -jar "$jar" "$@"
            ;;
        simulate | demo) set -- -XX:+UseParallelGC -Xmx1g $options -jar "$jar" "$@" ;;
        cli)
            # JEP 416: without useNativeAccessorOnly the JVM makes a class for each method that is called by reflection, 30 ms for the configuration alone.
            flags="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true"
            # Diagnostic options: the archive is mapped where it was made to lie, unless something else is there, instead of being rewritten for another place at each start;
            # and it keeps no profiles, which only the full compiler would use, so that none are looked for.
            flags="$flags -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTRecordTraining -XX:-AOTReplayTraining"
            # picocli would look for Groovy in every jar.
            flags="$flags -Dpicocli.disable.closures=true"
            # A command that opens no store needs few classes, and what is asked most often fewer than the rest; more of them would take longer to map.
            classes=light documents=
            for argument in "$@"; do
                case $argument in
                    version | --version | help | --help | -h | config) classes=light && break ;;
                    --json | -o* | --output*) documents=store ;;
                    -*) ;;
                    status) classes=status ;;
                    *) [ "$classes" = status ] || classes=store ;;
                esac
            done
            [ "$classes" != status ] || classes=${documents:-status}
            if [ "$classes" = status ]; then
                # What little of a status runs often is not worth a second processor, which its threads may need; and it logs nothing, so no logger is set up.
                flags="$flags -XX:CompileThresholdScaling=3 -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider -Dslf4j.internal.verbosity=WARN"
            fi
            find_archive "$classes"
            if [ -d "$archive" ]; then
                set -- -XX:AOTCache="$archive/classes.aot" -Dorg.sqlite.lib.path="$archive" -Dorg.sqlite.tmpdir="$archive" $flags $options -jar "$jar" "$@"
            else
                [ -z "$archive" ] || make_archive "$classes" $flags
                set -- $flags $options -jar "$jar" "$@"
            fi
            ;;
    esac
    # Notes about the class archive are not for the operator; they would land among the program's output.
    exec "$java_home/bin/java" -Xlog:disable -Xlog:all=error,cds*=off,aot*=off:stderr -XX:+ExitOnOutOfMemoryError "$@"
}
