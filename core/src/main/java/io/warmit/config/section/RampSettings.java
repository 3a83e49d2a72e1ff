package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Steps;
import java.util.Optional;

/** How the number of new conversations grows from one sending day to the next. */
public record RampSettings(
        @Doc(value = "linear, or stepped.", byDefault = "linear")
        Kind kind,

        @Doc(
                value = "linear: conversations on the first day.",
                when = "kind=linear",
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

        @Doc(value = "linear: the top.", when = "kind=linear", byDefault = "20", least = "1", most = "50")
        int to,

        @Doc(
                value = "stepped: so many a day for so many days, the last ones to the end.",
                when = "kind=stepped",
                example = "5x3,10x3,20")
        Optional<Steps> steps)
        implements Checked {

    private static final int CAREFUL = 40;
    private static final int MOST = 50;

    /** The form of the curve. */
    public enum Kind {
        LINEAR,
        STEPPED
    }

    @Override
    public void check(Findings findings) {
        switch (kind) {
            case LINEAR -> checkLinear(findings);
            case STEPPED -> checkStepped(findings);
        }
    }

    private void checkLinear(Findings findings) {
        if (from > to) {
            findings.contradiction(
                    findings.given("from") ? "from" : "to",
                    "from " + from + " is above to " + to + "; a ramp never falls",
                    "let from be at most to");
        }
        warnAbove(findings, "to", to);
    }

    private void checkStepped(Findings findings) {
        if (steps.isEmpty()) {
            findings.contradiction("kind", "kind: stepped needs steps", "add steps: 5x3,10x3,20");
            return;
        }
        int top = plan().to();
        if (top > MOST) {
            findings.bad(
                    "steps",
                    "steps \"" + steps.get() + "\" go up to " + top + ", more than 50",
                    "let the last step be 50 or less");
        }
        warnAbove(findings, "steps", top);
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
        };
    }

    static RampSettings of(RampPlan plan) {
        return switch (plan) {
            case RampPlan.Linear(int from, int step, int to) ->
                new RampSettings(Kind.LINEAR, from, step, to, Optional.empty());
            case RampPlan.Stepped stepped ->
                new RampSettings(Kind.STEPPED, 5, 1, 20, Optional.of(new Steps(stepped.steps())));
        };
    }
}
