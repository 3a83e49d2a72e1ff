package io.warmit.app;

import io.warmit.config.Settings;
import io.warmit.mailbox.Mailbox;
import io.warmit.store.MailboxStore;
import io.warmit.store.TroubleStore;
import io.warmit.store.TroubleStore.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was told and is not over yet, for those mailboxes that are still there. */
final class TroublesShown {
    private final TroubleStore troubles;
    private final Settings settings;
    private final MailboxStore mailboxes;

    TroublesShown(Warmit warmit) {
        troubles = warmit.store().troubles();
        settings = warmit.settings();
        mailboxes = warmit.store().mailboxes();
    }

    /** A trouble with the address of its mailbox; empty: it is about all. */
    record Placed(Optional<String> mailbox, Trouble trouble) {}

    List<Placed> all() {
        return troubles.all().stream()
                .filter(this::stillDone)
                .flatMap(trouble -> trouble.mailboxId().isEmpty()
                        ? Stream.of(new Placed(Optional.empty(), trouble))
                        : mailboxes.find(trouble.mailboxId().get()).stream()
                                .filter(box -> named(box, trouble))
                                .map(box -> new Placed(Optional.of(box.address().toString()), trouble)))
                .toList();
    }

    /** What is not to be done any more can fail no more. */
    private boolean stillDone(Trouble trouble) {
        Map<String, Boolean> done = Map.of(
                TroubleStore.ofChore("backup"), settings.backup().at().isPresent(),
                TroubleStore.ofChore("audit"), settings.audit().at().isPresent(),
                TroubleStore.ofChore("reports"), settings.reports().at().isPresent());
        return done.getOrDefault(trouble.topic(), true);
    }

    /** Once no folder is named any more, none can be missing. */
    private static boolean named(Mailbox box, Trouble trouble) {
        return !trouble.topic().equals(TroubleStore.ofFolders(box.id()))
                || !box.folders().isEmpty();
    }
}
