package io.warmit.config.value;

import io.warmit.campaign.CampaignSettings.RampPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps of a stepped ramp, written {@code 5x3,10x3,20}: 5 a day for three days, 10 for three days, then 20. */
public record Steps(List<Step> steps) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:x(\\d{1,3}))?");
    private static final int MOST = 50;
    private static final String EXAMPLE = "write steps as in 5x3,10x3,20: 5 a day for 3 days, 10 for 3 days, then 20";

    public Steps {
        steps = List.copyOf(steps);
    }

    public static Steps parse(String text) throws BadValue {
        List<Step> steps = new ArrayList<>();
        String[] parts = text.split(",", -1);
        if (parts.length > MOST) {
            throw BadValue.of("are " + parts.length + ", more than " + MOST, EXAMPLE);
        }
        for (int i = 0; i < parts.length; i++) {
            Matcher form = FORM.matcher(parts[i].strip());
            if (!form.matches()) {
                throw BadValue.of("are not steps", EXAMPLE);
            }
            int perDay = Integer.parseInt(form.group(1));
            int days = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
            if (form.group(2) == null && i < parts.length - 1) {
                throw BadValue.of("do not say how many days " + perDay + " a day lasts", EXAMPLE);
            }
            if (perDay < 1 || days < 1) {
                throw BadValue.of("have a step of nothing", EXAMPLE);
            }
            if (!steps.isEmpty() && perDay < steps.getLast().perDay()) {
                throw BadValue.of(
                        "fall from " + steps.getLast().perDay() + " to " + perDay,
                        "let each step be at least as high as the one before");
            }
            steps.add(new Step(perDay, days));
        }
        return new Steps(steps);
    }

    @Override
    public String toString() {
        return steps.stream()
                .limit(steps.size() - 1L)
                .map(step -> step.perDay() + "x" + step.days() + ",")
                .collect(Collectors.joining("", "", last()));
    }

    private String last() {
        Step last = steps.getLast();
        return last.days() == 1 ? "" + last.perDay() : last.perDay() + "x" + last.days();
    }
}
