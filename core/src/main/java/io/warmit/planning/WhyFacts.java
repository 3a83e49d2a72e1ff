package io.warmit.planning;

import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Move;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Slowdown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the question "why does this mailbox send, or not?" is answered from.
 *
 * @param zone in which times are told
 * @param enrolment the campaign it takes part in
 * @param today what was planned for its local day; empty before that day opens
 * @param members every other mailbox of the pool, also those that cannot take part now; at most 200
 * @param debits the mailbox's mail, as far back as the room's longest window
 * @param room the caps that its mail must find room in
 * @param used how much of the shared ones is used
 * @param lastDot its last real send
 * @param due what is due there, in any order
 * @param recovering the store is, and nothing is sent meanwhile
 * @param rest its provider wants nothing from it for a while
 * @param slowdown of its provider, which may be over
 * @param inbox what landed in the inbox itself, of the mail of 7 days that has a placement
 * @param firsts messages that are to prove that mailboxes are the operator's
 * @param full mailboxes that nothing is sent to since they are too full, by id
 */
public record WhyFacts(
        Instant now,
        ZoneId zone,
        Mailbox mailbox,
        Optional<Enrolment> enrolment,
        Optional<Today> today,
        List<Partner> members,
        List<Instant> debits,
        Room room,
        Room.Used used,
        Optional<Instant> lastDot,
        List<Due> due,
        Optional<Recovering> recovering,
        Optional<Rest> rest,
        Optional<Slowdown> slowdown,
        Rate inbox,
        Firsts firsts,
        Map<Long, Fullness> full) {
    public WhyFacts {
        members = List.copyOf(members);
        debits = List.copyOf(debits);
        due = List.copyOf(due);
        full = Map.copyOf(full);
    }

    /**
     * The day's plan and how far it has come.
     *
     * @param binding the limit that set the quota, in words
     * @param opened openers that have left today
     * @param waiting openers of today that still wait
     */
    public record Today(
            LocalDate day,
            int dayIndex,
            int target,
            double factor,
            Move move,
            int quota,
            String binding,
            int opened,
            int waiting) {}

    /**
     * Messages that are to prove that a mailbox is the operator's.
     *
     * @param left when the one from here left, while nothing else proves that its mail arrives
     * @param held messages to mailboxes where none was found yet: they leave one at a time
     */
    public record Firsts(Optional<Instant> left, int held) {
        public static final Firsts NONE = new Firsts(Optional.empty(), 0);
    }

    /** What a mailbox is woken for. */
    public enum Cause {
        SEND("send"),
        LOOK("look for"),
        ACT("act on"),
        LEASE("settle");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Something due.
     *
     * @param number of messages
     * @param other the mailbox at the other end, when all have the same
     * @param gathered it would be due, but waits for the next session
     */
    public record Due(Instant at, Cause cause, int number, Optional<String> other, boolean gathered) {
        /** Something that does not wait for a session. */
        public Due(Instant at, Cause cause, int number, Optional<String> other) {
            this(at, cause, number, other, false);
        }
    }
}
