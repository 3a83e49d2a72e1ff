package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.stats.Audit;
import io.warmit.store.AuditReader;
import io.warmit.store.Store;
import java.time.LocalDate;
import java.util.Optional;

/** Checks that the ledger and the messages of a store agree. */
public final class Audits {
    private final Store store;

    Audits(Store store) {
        this.store = store;
    }

    /**
     * The equation of each line, and the messages that are at fault.
     *
     * @param since first day of the senders
     * @param until first day that is not audited any more
     */
    public Audit of(LocalDate since, LocalDate until, Optional<Mailbox> sender, Audit.By by) {
        AuditReader.Found found =
                new AuditReader(store.database()).read(new AuditReader.Range(since, until, sender.map(Mailbox::id)));
        return Audit.of(found.days(), found.trails(), by);
    }
}
