package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Durations;
import io.warmit.config.value.Weekdays;
import io.warmit.config.value.Window;
import java.time.Duration;

/** When a mailbox is awake. */
public record TimeSettings(
        @Doc(
                value = "Waking hours in the mailbox's zone; nothing is sent or touched outside.",
                byDefault = "08:30-18:30")
        Window window,

        @Doc(value = "Days on which it is awake.", byDefault = "mon-fri")
        Weekdays weekdays,

        @Doc(
                value = "Least time between two mails of one mailbox; 0s implies spread: asap.",
                byDefault = "10m",
                most = "12h")
        Duration minGap,

        @Doc(value = "even over the window, or asap: as soon as gaps allow.", byDefault = "even")
        Spread spread)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (minGap.toMinutes() >= window.minutes()) {
            findings.contradiction(
                    findings.given("min_gap") ? "min_gap" : "window",
                    "min_gap " + Durations.text(minGap) + " is as long as the window " + window,
                    "write a shorter min_gap or a longer window");
        }
    }

    Times value() {
        return new Times(
                window.opens(), window.closes(), weekdays.days(), minGap, minGap.isZero() ? Spread.ASAP : spread);
    }

    static TimeSettings of(Times times) {
        return new TimeSettings(
                new Window(times.opens(), times.closes()),
                new Weekdays(times.weekdays()),
                times.minGap(),
                times.spread());
    }
}
