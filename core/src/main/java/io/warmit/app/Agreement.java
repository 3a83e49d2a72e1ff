package io.warmit.app;

import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.mailbox.EngageTerms;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Providers;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Who agreed to engage at a provider where the default is to measure, and to which words. */
final class Agreement {
    private static final String KIND = "agreed";

    private final Store store;
    private final Function<MailboxValues, Mode> mode;
    private final Function<MailboxValues, String> provider;

    Agreement(Store store, Function<MailboxValues, Mode> mode, Function<MailboxValues, String> provider) {
        this.store = store;
        this.mode = mode;
        this.provider = provider;
    }

    /** The terms that nobody has agreed to yet. */
    Optional<EngageTerms> open(MailboxValues values) {
        String name = provider.apply(values);
        if (mode.apply(values) != Mode.ENGAGE || Providers.defaultMode(name) != Mode.MEASURE) {
            return Optional.empty();
        }
        EngageTerms terms = EngageTerms.of(name);
        boolean agreed = store.mailboxes()
                .find(values.address())
                .map(Mailbox::id)
                .filter(id -> store.events().has(KIND, id, terms.hash(), Instant.EPOCH))
                .isPresent();
        return agreed ? Optional.empty() : Optional.of(terms);
    }

    /** The terms that are to be stored with the mailbox; E1004 when they were not agreed to. */
    Optional<EngageTerms> required(MailboxValues values, Optional<EngageTerms> agreed) {
        Optional<EngageTerms> open = open(values);
        open.filter(terms -> !agreed.filter(terms::equals).isPresent()).ifPresent(terms -> {
            throw new UserError(Problem.of(Code.E1004, values.address() + " would engage, and nobody agreed to it")
                    .about(values.address().toString())
                    .because(terms.text())
                    .fixedBy("add --yes, or --mode measure"));
        });
        return open;
    }

    /** What keeps a declared mailbox from engaging. */
    Problem missing(OfMailbox declared, EngageTerms terms) {
        String address = declared.values().address().toString();
        return Problem.of(Code.E1004, address + " is to engage, and nobody agreed to it; until then it measures")
                .about(address)
                .at(declared.at())
                .because(terms.text())
                .fixedBy("warmit config apply, which asks, or with --yes agrees", "declare mode: measure");
    }

    void store(long mailboxId, EngageTerms terms, Instant now) {
        store.events()
                .ofMailbox(
                        now,
                        KIND,
                        mailboxId,
                        "engage at " + terms.provider() + ", by " + System.getProperty("user.name") + ", sha256 "
                                + terms.hash());
    }
}
