package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** A partner, with the openers that the plan in the making has already given it. */
final class Candidate {
    static final Comparator<Candidate> BY_ADDRESS = Comparator.comparing(candidate -> candidate.mailbox.address());

    private static final int OBSERVED = 3;
    private static final int FRESH_AGAIN = 7;
    private static final double LEAST_WEIGHT = 0.15;

    final Mailbox mailbox;
    final boolean ownDomain;
    final boolean observer;
    private final double freshness;
    private int today;
    private int received;

    Candidate(Partner partner, Mailbox sender, LocalDate day) {
        mailbox = partner.mailbox();
        ownDomain = mailbox.address().domain().equals(sender.address().domain());
        observer = mailbox.mode() == Mode.OBSERVE;
        freshness = partner.lastContact()
                .map(last -> (double) ChronoUnit.DAYS.between(last, day) / FRESH_AGAIN)
                .map(share -> Math.max(LEAST_WEIGHT, Math.min(1, share)))
                .orElse(1.0);
        today = partner.openersToday();
        received = partner.receivedToday();
    }

    String provider() {
        return mailbox.provider();
    }

    /** Openers from this sender today. */
    int today() {
        return today;
    }

    int room(int pairCap) {
        int most = observer ? Math.min(OBSERVED, mailbox.receiveMax()) : mailbox.receiveMax();
        return Math.max(0, Math.min(pairCap - today, most - received));
    }

    /** Days since the last contact, up to a week, against what it has received today. */
    double weight() {
        return freshness / (1 + received);
    }

    void take() {
        today++;
        received++;
    }
}
