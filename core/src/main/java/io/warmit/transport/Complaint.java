package io.warmit.transport;

import io.warmit.message.Carriers;
import io.warmit.message.Token;
import java.util.Locale;

/**
 * A feedback report (RFC 5965): somebody, or a filter, at the receiver called the message abuse, or said that it is none.
 *
 * @param from the system that reports, in its own words
 */
public record Complaint(Token token, Carriers returned, Kind kind, String from) implements Report {
    /** How the reason of a mailbox begins that is not written to any more because of one. */
    public static final String REASON = "mail to it was reported as ";

    /** Feedback types: RFC 5965, 7.3, and opt-out of its drafts. What is not registered counts as other. */
    public enum Kind {
        ABUSE,
        FRAUD,
        VIRUS,
        OPT_OUT,
        OTHER,
        NOT_SPAM;

        /** The kind that a report names. */
        public static Kind of(String feedbackType) {
            String word = feedbackType.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            for (Kind kind : values()) {
                if (kind.name().equals(word)) {
                    return kind;
                }
            }
            return OTHER;
        }

        /** As in {@code not-spam}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the receiver wants no more of it. */
        public boolean endsContact() {
            return switch (this) {
                case ABUSE, FRAUD, VIRUS, OPT_OUT -> true;
                case OTHER, NOT_SPAM -> false;
            };
        }
    }
}
