package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Share;

/** When bad placement or bounces slow a mailbox down. */
public record BrakeSettings(
        @Doc(
                value = "Messages that must have been judged before anything is reduced.",
                byDefault = "20",
                least = "1",
                most = "1000")
        int minSample,

        @Doc("Share of spam and missing in seven days from which on, with evidence, each move is made.")
        Spam spam,

        @Doc("The same for bounces.") Bounce bounce,

        @Doc("What is left of the ramp's number.") Factor factor) {

    /** Thresholds of the bad share. */
    public record Spam(
            @Doc(value = "Send less and do not grow.", byDefault = "10%")
            Share hold,

            @Doc(value = "Send half.", byDefault = "15%") Share shrink,

            @Doc(value = "Send nothing for at least seven days.", byDefault = "20%")
            Share stop)
            implements Checked {

        @Override
        public void check(Findings findings) {
            rising(findings, "shrink", shrink, "hold", hold);
            rising(findings, "stop", stop, "shrink", shrink);
        }
    }

    /** Thresholds of the bounce share. */
    public record Bounce(
            @Doc(value = "Send less and do not grow.", byDefault = "5%")
            Share hold,

            @Doc(value = "Send nothing.", byDefault = "10%") Share stop)
            implements Checked {

        @Override
        public void check(Findings findings) {
            rising(findings, "stop", stop, "hold", hold);
        }
    }

    /** Factors on the day's number. */
    public record Factor(
            @Doc(value = "On hold.", byDefault = "70%") Share hold,

            @Doc(value = "On shrink.", byDefault = "50%") Share shrink)
            implements Checked {

        @Override
        public void check(Findings findings) {
            if (shrink.compareTo(hold) > 0) {
                findings.contradiction(
                        findings.given("shrink") ? "shrink" : "hold",
                        "shrink " + shrink + " leaves more than hold " + hold,
                        "write shrink: " + hold + " or less");
            }
        }
    }

    private static void rising(Findings findings, String key, Share value, String lowerKey, Share lower) {
        if (value.compareTo(lower) <= 0) {
            findings.contradiction(
                    findings.given(key) ? key : lowerKey,
                    key + " " + value + " is not above " + lowerKey + " " + lower,
                    "let " + key + " be the larger share");
        }
    }
}
