package io.warmit.app;

import io.warmit.message.Message;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.MessageReader;
import io.warmit.store.QuarantineStore;
import java.time.Instant;
import java.util.List;

/** Messages that were set aside because their worker died with them: what they are, and what becomes of them. */
public final class Quarantine {
    private static final String BY_HAND = "by the operator";

    private final Warmit warmit;
    private final QuarantineStore quarantine;

    Quarantine(Warmit warmit) {
        this.warmit = warmit;
        quarantine = new QuarantineStore(warmit.store());
    }

    /** Those that are set aside, the latest first. */
    public List<Shown> all() {
        MessageShown shown = new MessageShown(warmit.store(), now());
        MessageReader messages = new MessageReader(warmit.store().database());
        return quarantine.ids().stream()
                .flatMap(id -> messages.find(String.valueOf(id)).stream())
                .map(shown::of)
                .toList();
    }

    /** One of them with its events. */
    public Shown message(String name) {
        Message message = warmit.readings().named(name);
        Shown shown = warmit.readings().message(name);
        if (!"QUARANTINED".equals(message.state().word())) {
            throw notThere(message);
        }
        return shown;
    }

    /**
     * Plans it again.
     *
     * @return whether its slot is still open; otherwise the next visit skips it
     * @throws UserError E2102 when it may have left, E1010 when it is not in quarantine
     */
    public boolean release(String name) {
        Message message = warmit.readings().named(name);
        switch (quarantine.release(message, now(), BY_HAND)) {
            case DONE -> warmit.visitTable().pull(message.senderId(), now());
            case NOT_THERE -> throw notThere(message);
            case MAY_HAVE_LEFT ->
                throw new UserError(Problem.of(Code.E2102, "message " + message.id() + " may have left already")
                        .about(name)
                        .because("a fence was set for it once, so a dot may have been written; it is never sent again")
                        .fixedBy("warmit quarantine drop " + message.id(), "warmit message show " + message.id()));
        }
        return message.expires().isAfter(now());
    }

    /** Gives it up. */
    public void drop(String name) {
        Message message = warmit.readings().named(name);
        if (quarantine.drop(message, now(), BY_HAND) != QuarantineStore.Answer.DONE) {
            throw notThere(message);
        }
    }

    private static UserError notThere(Message message) {
        return new UserError(Problem.of(
                        Code.E1010,
                        "message " + message.id() + " is not in quarantine, it is "
                                + message.state().word())
                .about(String.valueOf(message.id()))
                .because("only what was set aside can be released or dropped")
                .fixedBy("warmit quarantine list"));
    }

    private Instant now() {
        return warmit.clock().instant();
    }
}
