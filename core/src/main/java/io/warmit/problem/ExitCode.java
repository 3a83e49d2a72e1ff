package io.warmit.problem;

/** How a command ends, for scripts. The numbers follow sysexits(3) where it has one. */
public enum ExitCode {
    OK(0),
    FAILED(1),
    PARTIAL(3),
    USAGE(64),
    DATA(65),
    NO_INPUT(66),
    UNAVAILABLE(69),
    SOFTWARE(70),
    CANT_CREATE(73),
    IO(74),
    LATER(75),
    NO_PERMISSION(77),
    CONFIG(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Whether the same command may succeed later without a change by the operator. */
    public boolean retryable() {
        return this == UNAVAILABLE || this == IO || this == LATER;
    }
}
