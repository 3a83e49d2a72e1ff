package io.warmit.app;

import io.warmit.app.Changes.Wanted;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.mail.LoginTest;
import io.warmit.mailbox.EngageTerms;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code mailbox set} changes: only what an operator wants otherwise than he saw it. */
final class SettingsChange {
    private final Warmit warmit;
    private final Store store;
    private final Mailbox read;
    private final MailboxValues wanted;
    private final Optional<Secret> sealed;

    /**
     * Nothing done yet.
     *
     * @param read the mailbox as it was seen
     * @param sealed a value to keep encrypted
     */
    SettingsChange(Warmit warmit, Mailbox read, MailboxValues wanted, Optional<Secret> sealed) {
        this.warmit = warmit;
        this.store = warmit.store();
        this.read = read;
        this.wanted = wanted;
        this.sealed = sealed;
        Mailboxes.refuseIfDeclared(read.address().toString(), read.managed());
    }

    /** What it would make different; the password itself is never shown. */
    List<String> differences() {
        List<String> differences = new ArrayList<>(Differences.of(
                read,
                applied(read),
                store.pools().byId(read.poolId()).map(Pool::name).orElse(""),
                wanted.pool()));
        if (sealed.isPresent()) {
            differences.add("password");
        }
        return differences;
    }

    private Mailbox applied(Mailbox row) {
        Mailbox changed = Changes.apply(
                row,
                new Wanted(
                        wanted.name().filter(name -> !read.name().equals(Optional.of(name))),
                        store.pools().find(wanted.pool()).map(Pool::id).filter(id -> id != read.poolId()),
                        other(wanted.role(), read.role()),
                        wanted.mode().filter(mode -> mode != read.mode()),
                        other(wanted.smtp(), read.smtp()),
                        other(wanted.imap(), read.imap()),
                        other(wanted.user(), read.user()),
                        sealed.isPresent()
                                ? Optional.of(new SecretRef.Sealed())
                                : other(wanted.secret(), read.secret()),
                        other(wanted.zone(), read.zone()),
                        other(wanted.dailyMax(), read.dailyMax()),
                        wanted.since(),
                        wanted.country(),
                        other(wanted.folders(), read.folders()),
                        Optional.empty()));
        return Changes.provider(
                changed, warmit.mailboxes().provider(changed.address(), changed.imap(), changed.smtp()));
    }

    private static <T> Optional<T> other(T wanted, T seen) {
        return wanted.equals(seen) ? Optional.empty() : Optional.of(wanted);
    }

    /**
     * Changes them; a login that may have changed is tried first, or has to be proved again later.
     *
     * @throws UserError E1004 when there are terms that nobody agreed to, E2002 when the login was changed meanwhile, or what the login test found
     */
    Mailbox run(boolean test, Optional<EngageTerms> agreed) {
        Optional<EngageTerms> terms = warmit.mailboxes().agreement().required(wanted, agreed);
        Mailbox tried = applied(read);
        warmit.secrets().forget(read.address().toString());
        boolean waits = warmit.oauth().waits(Optional.of(read), tried.secret());
        boolean passed = test && !waits;
        if (passed) {
            LoginTest result = new Logins(warmit).of(tried, sealed);
            if (!result.passed()) {
                throw new UserError(result.problems());
            }
        }
        Instant now = warmit.clock().instant();
        MailboxWrite.Written written = new MailboxWrite(store)
                .write(
                        read,
                        now,
                        row -> {
                            Mailboxes.refuseIfDeclared(row.address().toString(), row.managed());
                            Mailbox changed = applied(row);
                            Mailbox still = Changes.sameLogin(row, changed) ? changed : Changes.unproved(changed, now);
                            if (waits) {
                                return Changes.waiting(still, now);
                            }
                            if (passed && !Changes.sameSecretToo(tried, changed)) {
                                throw Meanwhile.changed(row);
                            }
                            return passed ? Changes.active(Changes.proved(still, now), now) : still;
                        },
                        row -> {
                            sealed.ifPresent(secret -> warmit.sealed()
                                    .put(
                                            row.id(),
                                            "password",
                                            warmit.vault()
                                                    .seal(secret, row.address().toString(), "password"),
                                            now));
                            terms.ifPresent(
                                    text -> warmit.mailboxes().agreement().store(row.id(), text, now));
                            return row;
                        });
        warmit.visitTable().pull(read.id(), now);
        if (written.after().poolId() != written.before().poolId()) {
            store.campaigns().leave(read.id());
        }
        warmit.mailboxes().takePart(written.after());
        return written.after();
    }
}
