package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.planning.Gathering;
import io.warmit.planning.Gathering.Sought;
import io.warmit.planning.Windows;
import io.warmit.store.MailboxStore;
import io.warmit.store.NextDue.DueAct;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** When the daemon opens a mailbox for what is due there, which may have to wait for more. */
final class Gathered {
    private final Warmit warmit;
    private final Store store;
    private final Gathering gathering;
    private final Instant now;

    Gathered(Warmit warmit) {
        this.warmit = warmit;
        store = warmit.store();
        gathering = new Gathering(warmit.settings().arrival().gather());
        now = warmit.clock().instant();
    }

    /** Empty: nothing is looked for. */
    Optional<Instant> look(Message message) {
        return message.lookAt().map(at -> {
            boolean proved = store.mailboxes()
                            .find(message.receiverId())
                            .filter(receiver -> receiver.owned().received().isPresent())
                            .isPresent()
                    && store.mailboxes()
                            .sender(message.senderId())
                            .filter(MailboxStore.Found::proved)
                            .isPresent();
            return gathering.look(new Sought(at, message.acceptedAt(), proved), last(message.receiverId()), now);
        });
    }

    Instant act(Mailbox mailbox, DueAct act) {
        return gathering.act(
                act.at(),
                last(mailbox.id()),
                Windows.of(store.campaigns().byId(act.campaignId()).settings().times(), mailbox),
                warmit.draw(),
                mailbox.address(),
                now);
    }

    /** The mailboxes whose visit waits although something is due there until then. */
    Set<Long> due(Instant until) {
        return store.sessions().held(now.minus(gathering.apart()), until);
    }

    private Optional<Instant> last(long mailboxId) {
        return store.sessions().last(mailboxId);
    }
}
