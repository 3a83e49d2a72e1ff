package io.warmit.app;

import java.util.Objects;

/** The version of this program, as the build wrote it into the jar; "development" when classes run without one. */
public final class Version {
    private Version() {}

    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
