package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.DailyValues;
import io.warmit.config.value.Steps;
import java.util.Locale;
import java.util.Optional;

/** How the number of new conversations grows from one sending day to the next. */
public record RampSettings(
        @Doc(value = "linear, stepped, exponential, sigmoid, or list: each day as it is written.", byDefault = "linear")
        Kind kind,

        @Doc(
                value = "Conversations on the first day.",
                when = "kind=linear|exponential|sigmoid",
                byDefault = "5",
                least = "1",
                most = "50")
        int from,

        @Doc(
                value = "linear: how many more on each further day.",
                when = "kind=linear",
                byDefault = "1",
                least = "0",
                most = "50")
        int step,

        @Doc(
                value = "The top, where an exponential or sigmoid ramp ends if its steps allow.",
                when = "kind=linear|exponential|sigmoid",
                byDefault = "20",
                least = "1",
                most = "50")
        int to,

        @Doc(
                value = "stepped: so many a day for so many days, the last ones to the end.",
                when = "kind=stepped",
                example = "5x3,10x3,20")
        Optional<Steps> steps,

        @Doc(value = "list: so many on each day, the last ones to the end.", when = "kind=list", example = "2,3,5,6,8")
        Optional<DailyValues> values)
        implements Checked {

    private static final int CAREFUL = 40;
    private static final int MOST = 50;

    /** The form of the curve. */
    public enum Kind {
        LINEAR,
        STEPPED,
        EXPONENTIAL,
        SIGMOID,
        LIST
    }

    @Override
    public void check(Findings findings) {
        switch (kind) {
            case LINEAR, EXPONENTIAL, SIGMOID -> checkRise(findings);
            case STEPPED -> checkWritten(findings, "steps", steps, "5x3,10x3,20");
            case LIST -> checkWritten(findings, "values", values, "2,3,5,6,8");
        }
    }

    private void checkRise(Findings findings) {
        if (from > to) {
            findings.contradiction(
                    findings.given("from") ? "from" : "to",
                    "from " + from + " is above to " + to + "; a ramp never falls",
                    "let from be at most to");
        }
        warnAbove(findings, "to", to);
    }

    private void checkWritten(Findings findings, String key, Optional<?> written, String example) {
        if (written.isEmpty()) {
            String choice = "kind: " + kind.name().toLowerCase(Locale.ROOT);
            findings.contradiction("kind", choice + " needs " + key, "add " + key + ": " + example);
            return;
        }
        int top = plan().to();
        if (top > MOST) {
            findings.bad(
                    key,
                    key + " \"" + written.get() + "\" go up to " + top + ", more than 50",
                    "let the last of them be 50 or less");
        }
        warnAbove(findings, key, top);
    }

    private static void warnAbove(Findings findings, String key, int top) {
        if (top > CAREFUL && top <= MOST) {
            findings.warn(
                    key,
                    key + " goes up to " + top + " new conversations a day; above 40 a mailbox stands out",
                    "write 40 or less");
        }
    }

    RampPlan plan() {
        return switch (kind) {
            case LINEAR -> new RampPlan.Linear(from, step, to);
            case STEPPED -> new RampPlan.Stepped(steps.orElseThrow().steps());
            case EXPONENTIAL -> new RampPlan.Exponential(from, to);
            case SIGMOID -> new RampPlan.Sigmoid(from, to);
            case LIST -> new RampPlan.Listed(values.orElseThrow().perDay());
        };
    }

    static RampSettings of(RampPlan plan) {
        return switch (plan) {
            case RampPlan.Linear(int from, int step, int to) -> rising(Kind.LINEAR, from, step, to);
            case RampPlan.Exponential(int from, int to) -> rising(Kind.EXPONENTIAL, from, 1, to);
            case RampPlan.Sigmoid(int from, int to) -> rising(Kind.SIGMOID, from, 1, to);
            case RampPlan.Stepped stepped ->
                written(Kind.STEPPED, Optional.of(new Steps(stepped.steps())), Optional.empty());
            case RampPlan.Listed listed ->
                written(Kind.LIST, Optional.empty(), Optional.of(new DailyValues(listed.perDay())));
        };
    }

    private static RampSettings rising(Kind kind, int from, int step, int to) {
        return new RampSettings(kind, from, step, to, Optional.empty(), Optional.empty());
    }

    /** What is not asked for keeps its default. */
    private static RampSettings written(Kind kind, Optional<Steps> steps, Optional<DailyValues> values) {
        return new RampSettings(kind, 5, 1, 20, steps, values);
    }
}
