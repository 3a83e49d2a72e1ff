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

# find_archive NAME: sets archive to the file where the JVM keeps our loaded classes for a fast start, or to nothing when there is no cache folder.
# The JVM refuses an archive of other jars, but it knows them by size and time of change only, and every build of ours bears the same time.
# So the name tells which jars it is of, by their inodes and the times at which these changed, which nothing that unpacks or copies can set.
find_archive() {
    archive=
    cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    [ -n "$cache" ] && mkdir -p -m 700 "$cache/warmit" 2>/dev/null && [ -w "$cache/warmit" ] || return 0
    place=$(printf '%s' "$app" | cksum)
    # Where ls cannot tell that, there is no archive.
    jars=$(ls -lnic --full-time "$app/lib" 2>/dev/null) || return 0
    jars=$(printf '%s\n%s' "$java_home" "$jars" | cksum)
    archive=$cache/warmit/classes-${place%% *}-${jars%% *}-$1.jsa
    [ -f "$archive" ] && return
    for old in "$cache/warmit/classes-${place%% *}"-*.jsa; do
        case $old in *-"${jars%% *}"-*.jsa) ;; *) rm -f "$old" ;; esac
    done
}

# launch APP cli|daemon ARGUMENT…: becomes the program of that module. WARMIT_JAVA_OPTS comes last and may override what is set here.
launch() {
    app=$1 kind=$2
    shift 2
    find_java
    options=${WARMIT_JAVA_OPTS-}
    unset WARMIT_JAVA_OPTS
    for jar in "$app/lib/warmit-$kind"-*.jar; do :; done

    # The first command that runs decides which classes are in an archive, so what opens the store has one of its own.
    case ${1-} in
        '' | -* | version | help | config) classes=light ;;
        *) classes=store ;;
    esac

    # What runs for minutes or weeks gains from the full compiler; a command that answers at once does not.
    for argument in "$@"; do
        case $argument in
            daemon | simulate | demo) kind=$argument && break ;;
        esac
    done
    case $kind in
        daemon) set -- -XX:+UseSerialGC -Xms32m -Xmx256m $options -jar "$jar" "$@" ;;
        simulate | demo) set -- -XX:+UseParallelGC -Xmx1g $options -jar "$jar" "$@" ;;
        cli)
            # JEP 416: without it the JVM makes a class for each method that is called by reflection, 30 ms for the configuration alone.
            set -- -Djdk.reflect.useNativeAccessorOnly=true $options -jar "$jar" "$@"
            set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m "$@"
            find_archive "$classes"
            [ -z "$archive" ] || set -- -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$archive" "$@"
            ;;
    esac
    # Notes about the class archive are not for the operator; they would land among the program's output.
    exec "$java_home/bin/java" -Xlog:disable -Xlog:all=error,cds*=off,aot*=off:stderr -XX:+ExitOnOutOfMemoryError "$@"
}
