package io.warmit.holiday;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings.Holidays;
import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.DaysOff;
import java.time.Instant;
import java.time.LocalDate;

/** A campaign as one mailbox lives it: with the public holidays of its country among the days off, unless the campaign sends on them. */
public final class Calendars {
    private Calendars() {}

    /** What a mailbox takes part in. */
    public static Enrolment of(Enrolment enrolment, Mailbox mailbox, Instant now) {
        return enrolment.in(of(enrolment.campaign(), mailbox, now));
    }

    /** A campaign whose mail a mailbox gets. */
    public static Campaign of(Campaign campaign, Mailbox mailbox, Instant now) {
        DaysOff holidays = holidays(
                campaign.settings().times().holidays(),
                mailbox,
                now.atZone(mailbox.zone()).toLocalDate());
        return holidays.isEmpty() ? campaign : campaign.observing(holidays);
    }

    /** The holidays of a mailbox around a day; none where the campaign sends on them or nobody said where it is. */
    public static DaysOff holidays(Holidays rule, Mailbox mailbox, LocalDate day) {
        return rule == Holidays.SEND
                ? DaysOff.NONE
                : mailbox.country()
                        .map(country -> PublicHolidays.around(country, day))
                        .orElse(DaysOff.NONE);
    }
}
