package io.warmit.planning;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Health;
import io.warmit.campaign.PaceDay;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything that the plan of a mailbox's day follows from.
 *
 * @param day the sender's local day
 * @param history earlier days, newest first, up to 90
 * @param partners usable receivers of the pool other than the sender; at most 200, sampled by a draw
 * @param poolPartners how many there are in all
 * @param health over all provider classes
 * @param classHealth by provider class of the receiver
 * @param inbox what landed in the inbox itself, of the mail of 7 days that has a placement
 * @param repliesDue replies of the sender that fall due today
 * @param recentUses texts of the sender's threads, whoever opened them
 */
public record Facts(
        Instant now,
        LocalDate day,
        Mailbox sender,
        Enrolment enrolment,
        Brakes brakes,
        List<PaceDay> history,
        List<Partner> partners,
        int poolPartners,
        Health health,
        Map<String, Health> classHealth,
        Rate inbox,
        int repliesDue,
        Week week,
        List<ThreadUse> recentUses) {
    public Facts {
        history = List.copyOf(history);
        partners = List.copyOf(partners);
        classHealth = Map.copyOf(classHealth);
        recentUses = List.copyOf(recentUses);
    }
}
