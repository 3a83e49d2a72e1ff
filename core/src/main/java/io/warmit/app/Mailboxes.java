package io.warmit.app;

import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.section.ProviderSettings;
import io.warmit.engine.Launch;
import io.warmit.mail.LoginTest;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.EngageTerms;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Pool;
import io.warmit.mailbox.Providers;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Status;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import io.warmit.store.Store;
import io.warmit.transport.LoginStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an operator does with mailboxes. */
public final class Mailboxes {
    private static final int LOTS = Integer.MAX_VALUE;

    private final Warmit warmit;
    private final Store store;

    Mailboxes(Warmit warmit) {
        this.warmit = warmit;
        this.store = warmit.store();
    }

    /** What becomes of an address that exists already. */
    public enum OnConflict {
        FAIL,
        SKIP,
        UPDATE
    }

    /**
     * How adding one mailbox ended.
     *
     * @param mailbox as it is stored now
     * @param added false: it existed and was skipped or updated
     */
    public record Added(Mailbox mailbox, boolean added, String pool, boolean poolMade) {}

    public List<Mailbox> all() {
        return store.mailboxes().all();
    }

    public int count() {
        return store.mailboxes().count();
    }

    /**
     * The mailbox of an address.
     *
     * @throws UserError E1010 with the nearest address
     */
    public Mailbox named(String address) {
        return Address.parse(address).flatMap(store.mailboxes()::find).orElseThrow(() -> {
            List<String> known =
                    all().stream().map(mailbox -> mailbox.address().toString()).toList();
            return new UserError(Problem.of(Code.E1010, "there is no mailbox " + address)
                    .about(address)
                    .because(Closest.why(address, known, "no mailbox has that address"))
                    .fixedBy("warmit mailbox list"));
        });
    }

    /**
     * Adds a mailbox after its logins were tried.
     *
     * @param sealed a value to keep encrypted; otherwise the values name a reference
     * @param test false: it is stored untested and takes no part until both logins have succeeded
     * @param agreed the terms that the operator was shown and said yes to
     * @throws UserError E1011 when it exists, E1004 when there are terms that nobody agreed to, or what the login test found
     */
    public Added add(
            MailboxValues values,
            Optional<Secret> sealed,
            OnConflict conflict,
            boolean test,
            Optional<EngageTerms> agreed) {
        Optional<Mailbox> known = store.mailboxes().find(values.address());
        Instant now = warmit.clock().instant();
        if (known.isPresent() && conflict == OnConflict.FAIL) {
            throw new UserError(Problem.of(Code.E1011, "mailbox " + values.address() + " exists already")
                    .about(values.address().toString())
                    .because("an address is one mailbox, and is added once")
                    .fixedBy("warmit mailbox set " + values.address() + " …", "add --on-conflict update or skip"));
        }
        if (known.isPresent() && conflict == OnConflict.SKIP) {
            return added(known.get(), false, false);
        }
        refuseIfDeclared(values.address().toString(), known.flatMap(Mailbox::managed));
        Optional<EngageTerms> terms = agreement().required(values, agreed);
        boolean poolMade = store.pools().find(values.pool()).isEmpty();
        Mailbox draft = draft(values, sealed.isPresent(), known, now);
        boolean tries = test && draft.status() != Status.NEEDS_LOGIN;
        Optional<LoginTest> tried = tries ? Optional.of(new Logins(warmit).of(draft, sealed)) : Optional.empty();
        tried.filter(result -> !result.passed()).ifPresent(result -> {
            throw new UserError(known.isEmpty() ? Unstored.remedied(result.problems(), draft) : result.problems());
        });
        UnaryOperator<Mailbox> beside = mailbox -> {
            Pool pool = store.pools().open(values.pool(), Optional.empty(), Optional.empty(), now);
            sealed.ifPresent(secret -> warmit.sealed()
                    .put(
                            mailbox.id(),
                            "password",
                            warmit.vault().seal(secret, mailbox.address().toString(), "password"),
                            now));
            terms.ifPresent(text -> agreement().store(mailbox.id(), text, now));
            tried.ifPresent(result -> {
                if (store.marks().of(mailbox.id()).isEmpty()) {
                    store.marks().store(mailbox.id(), List.of(), result.marks());
                }
            });
            return Changes.inPool(mailbox, pool.id());
        };
        if (known.isPresent()) {
            new MailboxWrite(store).write(known.get(), now, row -> updated(row, values, sealed, tries, now), beside);
        } else {
            Mailbox fresh = tries ? Changes.proved(draft, now) : draft;
            store.database().write(transaction -> {
                store.mailboxes().insert(beside.apply(fresh), now);
                warmit.visitTable().open(fresh.id(), now);
                return true;
            });
        }
        warmit.secrets().forget(values.address().toString());
        store.mailboxes().find(values.address()).ifPresent(this::takePart);
        return added(store.mailboxes().find(values.address()).orElseThrow(), known.isEmpty(), poolMade);
    }

    /** For many of them. */
    public MailboxImport importing(OnConflict conflict) {
        return new MailboxImport(warmit, conflict);
    }

    /** An update that leaves the login as it was leaves its proof too. */
    private Mailbox updated(Mailbox row, MailboxValues values, Optional<Secret> sealed, boolean proved, Instant now) {
        refuseIfDeclared(row.address().toString(), row.managed());
        Mailbox fresh = draft(values, sealed.isPresent(), Optional.of(row), now);
        if (proved) {
            return Changes.proved(Changes.owned(fresh, row, now), now);
        }
        return sealed.isEmpty() && Changes.sameSecretToo(row, fresh)
                ? Changes.as(fresh, row)
                : Changes.owned(fresh, row, now);
    }

    private Added added(Mailbox mailbox, boolean fresh, boolean poolMade) {
        Pool pool = store.pools().byId(mailbox.poolId()).orElseThrow();
        return new Added(mailbox, fresh, pool.name(), poolMade);
    }

    /** What must be agreed to before such a mailbox is stored; empty: nothing, or it was agreed to before. */
    public Optional<EngageTerms> terms(MailboxValues values) {
        return agreement().open(values);
    }

    Agreement agreement() {
        return new Agreement(store, this::mode, values -> provider(values.address(), values.imap(), values.smtp()));
    }

    private Mode mode(MailboxValues values) {
        String provider = provider(values.address(), values.imap(), values.smtp());
        return values.mode()
                .or(() -> Optional.ofNullable(warmit.providers().get(provider)).flatMap(ProviderSettings::mode))
                .orElse(Providers.defaultMode(provider));
    }

    Mailbox draft(MailboxValues values, boolean sealed, Optional<Mailbox> known, Instant now) {
        String provider = provider(values.address(), values.imap(), values.smtp());
        Mode mode = mode(values);
        boolean waits = !sealed && warmit.oauth().waits(known, values.secret());
        Changes.Standing standing = known.filter(box -> !waits && box.status() != Status.NEEDS_LOGIN)
                .map(Changes.Standing::of)
                .orElse(waits ? Changes.Standing.waiting(now) : Changes.Standing.active(now));
        return new Mailbox(
                known.map(Mailbox::id).orElseGet(() -> store.ids().next()),
                values.address(),
                values.name(),
                known.map(Mailbox::poolId).orElse(0L),
                values.role(),
                mode,
                standing.status(),
                standing.reason(),
                standing.until(),
                standing.since(),
                values.smtp(),
                values.imap(),
                values.user(),
                sealed ? new SecretRef.Sealed() : values.secret(),
                provider,
                values.zone(),
                values.dailyMax(),
                values.receiveMax(),
                values.language(),
                values.since().or(() -> ofStore(known).flatMap(Mailbox::since)),
                values.country()
                        .or(() -> known.isEmpty()
                                ? usualCountry()
                                : ofStore(known).flatMap(Mailbox::country)),
                values.folders().or(ofStore(known).map(Mailbox::folders).orElse(NamedFolders.NONE)),
                Owned.nothing(now),
                Optional.empty(),
                known.map(Mailbox::lot)
                        .orElseGet(() -> (int) Math.floorMod(values.address().hashCode() * 2654435761L, (long) LOTS)),
                known.map(Mailbox::version).orElse(0L));
    }

    /** What mailbox_defaults says; it is for mailboxes that are new, not for those that are there. */
    private Optional<String> usualCountry() {
        return warmit.loaded().settings().mailboxDefaults().country().map(code -> code.toUpperCase(Locale.ROOT));
    }

    private static Optional<Mailbox> ofStore(Optional<Mailbox> known) {
        return known.filter(box -> box.managed().isEmpty());
    }

    /** The provider class of a mailbox: what the operator says of its domain, else the built-in list. */
    String provider(Address address, Endpoint imap, Endpoint smtp) {
        for (Map.Entry<String, ProviderSettings> entry : warmit.providers().entrySet()) {
            if (entry.getValue().match().contains(address.domain())) {
                return entry.getKey();
            }
        }
        return Providers.of(address, imap, smtp);
    }

    /** What {@code set} would make different; the password itself is never shown. */
    public List<String> differences(Mailbox mailbox, MailboxValues wanted, Optional<Secret> sealed) {
        return new SettingsChange(warmit, mailbox, wanted, sealed).differences();
    }

    /**
     * Changes settings of a mailbox, those that differ from what was read; a login that may have changed is tried first, or has to be proved again later.
     *
     * @throws UserError E1012 when it is declared, E1004 when there are terms that nobody agreed to, E2002 when its login was changed meanwhile, or what the login test found
     */
    public Mailbox set(
            Mailbox mailbox,
            MailboxValues wanted,
            Optional<Secret> sealed,
            boolean test,
            Optional<EngageTerms> agreed) {
        return new SettingsChange(warmit, mailbox, wanted, sealed).run(test, agreed);
    }

    /** Tries both logins; a mailbox that needed a login takes part again when they succeed. */
    public Tried test(Mailbox mailbox) {
        return test(mailbox, Logins.PATIENCE, LoginStage.USUAL);
    }

    /**
     * The same with another patience, or only up to the last of some stages: then nothing is proved before both logins.
     *
     * @param patience how long an answer is waited for at most
     */
    public Tried test(Mailbox mailbox, Duration patience, Set<LoginStage> stages) {
        warmit.secrets().forget(mailbox.address().toString());
        store.grants().wake(mailbox.id());
        LoginTest result = new Logins(warmit, patience).of(mailbox, Optional.empty(), stages);
        Instant now = warmit.clock().instant();
        if (result.proved()) {
            if (!store.mailboxes().proved(mailbox, now)) {
                throw Meanwhile.changed(mailbox);
            }
            if (mailbox.status() == Status.NEEDS_LOGIN) {
                store.mailboxes().status(mailbox.id(), Status.ACTIVE, now, Optional.empty(), Optional.empty());
            }
            if (store.marks().of(mailbox.id()).isEmpty()) {
                store.marks().store(mailbox.id(), List.of(), result.marks());
            }
            warmit.visitTable().pull(mailbox.id(), now);
            store.mailboxes().find(mailbox.id()).ifPresent(this::takePart);
        }
        return Tried.of(result);
    }

    /** False: it was paused so already. */
    public boolean pause(Mailbox mailbox, Optional<String> reason, Optional<Instant> until, boolean dryRun) {
        if (mailbox.status() == Status.PAUSED && mailbox.statusUntil().equals(until)) {
            return false;
        }
        if (dryRun) {
            return true;
        }
        store.mailboxes().status(mailbox.id(), Status.PAUSED, warmit.clock().instant(), reason, until);
        return true;
    }

    /** False: it was active already. */
    public boolean resume(Mailbox mailbox, boolean dryRun) {
        if (mailbox.status() == Status.ACTIVE) {
            return false;
        }
        if (dryRun) {
            return true;
        }
        Instant now = warmit.clock().instant();
        store.mailboxes().status(mailbox.id(), Status.ACTIVE, now, Optional.empty(), Optional.empty());
        warmit.visitTable().pull(mailbox.id(), now);
        store.mailboxes().find(mailbox.id()).ifPresent(this::takePart);
        return true;
    }

    /** A mailbox that joins a pool or becomes usable there begins its own first day in the campaign that runs in it. */
    void takePart(Mailbox mailbox) {
        new Launch(store, (id, at) -> warmit.visitTable().pull(id, at))
                .join(mailbox, warmit.clock().instant());
    }

    /** Takes a mailbox away; its events stay, what it had still to send is skipped. */
    public void remove(Mailbox mailbox, boolean dryRun) {
        refuseIfDeclared(mailbox.address().toString(), mailbox.managed());
        if (dryRun) {
            return;
        }
        Instant now = warmit.clock().instant();
        store.database().write(transaction -> {
            store.due()
                    .waiting(mailbox.id())
                    .forEach(message -> store.messages().skipped(message, now, "the mailbox was removed"));
            warmit.visitTable().close(mailbox.id());
            warmit.sealed().remove(mailbox.id());
            store.campaigns().leave(mailbox.id());
            store.mailboxes().remove(mailbox.id(), now);
            return true;
        });
    }

    static void refuseIfDeclared(String name, Optional<String> managed) {
        if (managed.isPresent()) {
            String place = managed.get();
            throw new UserError(Problem.of(Code.E1012, name + " is declared in " + place)
                    .about(name)
                    .because("what the file declares is changed in the file, so that there is one truth")
                    .fixedBy("edit " + place + ", then: warmit config apply"));
        }
    }
}
