package io.warmit.planning;

import io.warmit.message.Carriers;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.MessageState;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Placement;
import io.warmit.placement.Tab;
import io.warmit.placement.Verdict;
import io.warmit.transport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages and sightings for tests: an opener from mailbox 1 to mailbox 2, accepted at the opening of the usual Monday. */
final class Mail {
    static final Token TOKEN = new Token("abcdefghijklmnop");
    static final Instant ACCEPTED = Sample.OPENING;
    static final Manners ENGAGED = new Manners(true, Duration.ofMinutes(10), true, true, true, Duration.ofHours(2));
    static final Manners IGNORED = new Manners(false, Duration.ofMinutes(10), false, false, false, Duration.ofHours(2));

    private Mail() {}

    static Message opener(MessageState state, Manners manners) {
        return opener(state, manners, Optional.of(ACCEPTED), 0, Acts.NONE);
    }

    static Message opener(MessageState state, Manners manners, Optional<Instant> acceptedAt, int looks, Acts acts) {
        return new Message(
                7,
                TOKEN,
                Kind.WARMUP,
                1,
                3,
                1,
                Optional.empty(),
                1,
                2,
                Sample.MONDAY,
                0,
                ACCEPTED,
                ACCEPTED.plus(Duration.ofHours(2)),
                state,
                1,
                1,
                Optional.of(ACCEPTED.minusSeconds(1)),
                acceptedAt,
                Optional.of("abcdefghijklmnop.1@a.example"),
                Optional.empty(),
                Optional.empty(),
                0,
                looks,
                Optional.of(ACCEPTED.plusSeconds(15)),
                manners,
                acts);
    }

    static MessageState.Confirmed confirmed(Placement placement) {
        return new MessageState.Confirmed(ACCEPTED.plus(Duration.ofHours(1)), placement, "INBOX");
    }

    static Sighting seen(String folder, FolderRole role, long uid) {
        return seen(folder, role, uid, Tab.PRIMARY, false, false);
    }

    static Sighting seen(String folder, FolderRole role, long uid, Tab tab, boolean read, boolean answered) {
        return new Sighting(
                TOKEN,
                new Carriers(List.of(TOKEN + " ponmlkjihgfedcba"), List.of("<seen@b.example>")),
                folder,
                role,
                tab,
                1,
                uid,
                Optional.of("seen@b.example"),
                ACCEPTED.plusSeconds(2),
                Verdict.NONE,
                read,
                answered,
                false);
    }
}
