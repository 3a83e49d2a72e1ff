package io.warmit.daemon;

import java.util.stream.Stream;

/** The program {@code warmitd}: the same as {@code warmit daemon}, under the name that service files expect. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(io.warmit.cli.Main.run(
                Stream.concat(Stream.of("daemon"), Stream.of(args)).toArray(String[]::new)));
    }
}
