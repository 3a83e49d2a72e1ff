package io.warmit.planning;

import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import java.util.Optional;

/**
 * In its first 28 sending days a mailbox sends at most 40 messages in any 24 hours, whatever its daily_max allows later, and the mail of its people counts among them. The number is Smartlead's.
 */
public final class FirstDays {
    /** Sending days. */
    public static final int DAYS = 28;

    /** All mail in any 24 hours. */
    public static final int MOST = 40;

    private FirstDays() {}

    /** Whether a mailbox is still in them. */
    public static boolean last(Optional<Enrolment> enrolment) {
        return enrolment.filter(found -> found.dayIndex() <= DAYS).isPresent();
    }

    /** Whether they are what holds a mailbox below its daily_max. */
    public static boolean bind(Mailbox mailbox, Optional<Enrolment> enrolment) {
        return mailbox.dailyMax() > MOST && last(enrolment);
    }

    /** The mailbox with the daily_max that counts today. */
    public static Mailbox capped(Mailbox mailbox, Optional<Enrolment> enrolment) {
        return bind(mailbox, enrolment) ? mailbox.atMost(MOST) : mailbox;
    }
}
