package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.Holidays;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.ClosingDays;
import io.warmit.config.value.Durations;
import io.warmit.config.value.Weekdays;
import io.warmit.config.value.Window;
import io.warmit.schedule.DaysOff;
import io.warmit.schedule.Lunch;
import io.warmit.schedule.Range;
import java.time.Duration;
import java.util.Optional;

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
        Spread spread,

        @Doc("A break between 12:00 and 13:30, drawn for each mailbox and day, for example 30m-60m.")
        Optional<Range> lunch,

        @Doc("Days off: 2026-12-24..2027-01-01,2027-05-01, or a calendar file, closures.ics.")
        Optional<ClosingDays> closures,

        @Doc(
                value =
                        "What a public holiday of the mailbox's country is: skip, a day off, or send, a day like others.",
                byDefault = "skip")
        Holidays holidays)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (minGap.toMinutes() >= window.minutes()) {
            findings.contradiction(
                    findings.given("min_gap") ? "min_gap" : "window",
                    "min_gap " + Durations.text(minGap) + " is as long as the window " + window,
                    "write a shorter min_gap or a longer window");
        }
        lunch.filter(length -> length.from().isZero() || length.to().compareTo(Lunch.WITHIN) > 0)
                .ifPresent(length -> findings.bad(
                        "lunch",
                        "lunch " + Durations.text(length) + " does not fit between 12:00 and 13:30",
                        "write a range of at most 90 minutes, for example 30m-60m"));
    }

    Times value() {
        return new Times(
                window.opens(),
                window.closes(),
                weekdays.days(),
                minGap,
                minGap.isZero() ? Spread.ASAP : spread,
                lunch,
                closures.map(ClosingDays::off).orElse(DaysOff.NONE),
                holidays);
    }

    static TimeSettings of(Times times) {
        return new TimeSettings(
                new Window(times.opens(), times.closes()),
                new Weekdays(times.weekdays()),
                times.minGap(),
                times.spread(),
                times.lunch(),
                Optional.of(times.closures())
                        .filter(off -> !off.days().isEmpty())
                        .map(ClosingDays::new),
                times.holidays());
    }
}
