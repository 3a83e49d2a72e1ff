package io.warmit.app;

import io.warmit.app.MailboxWrite.Written;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.config.Declarations;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Declarations.OfCampaign;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.config.Declarations.OfPool;
import io.warmit.engine.Launch;
import io.warmit.mailbox.EngageTerms;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes what the configuration file declares into the store. What has disappeared from the file is paused and from then on the store's own; nothing is deleted.
 *
 * <p>Applying twice changes nothing the second time.
 */
public final class ConfigApply {
    private static final int LOGINS_AT_ONCE = 16;

    private final Warmit warmit;
    private final Store store;
    private final Declarations declared;
    private final boolean dryRun;
    private final Set<EngageTerms> agreed;
    private final Instant now;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Mailbox> toProve = new ArrayList<>();

    ConfigApply(Warmit warmit, boolean dryRun, Set<EngageTerms> agreed) {
        this.warmit = warmit;
        this.store = warmit.store();
        this.declared = warmit.loaded().declarations();
        this.dryRun = dryRun;
        this.agreed = agreed;
        this.now = warmit.clock().instant();
    }

    /**
     * One thing that the file says and the store did not.
     *
     * @param sign {@code +} made, {@code ~} changed, {@code -} no longer declared, {@code !} launched
     * @param noun pool, mailbox or campaign
     * @param what in words; empty when it is new
     */
    public record Difference(String sign, String noun, String name, String what) {
        /** In one line. */
        public String text() {
            return sign + " " + noun + " " + name + (what.isEmpty() ? "" : ": " + what);
        }
    }

    /**
     * What was, or would be, done.
     *
     * @param problems logins that failed and campaigns that could not be launched; they are tried again at the next start
     */
    public record Applied(List<Difference> differences, List<Problem> problems) {
        public Applied {
            differences = List.copyOf(differences);
            problems = List.copyOf(problems);
        }
    }

    Applied run() {
        declared.pools().forEach(this::pool);
        declared.mailboxes().forEach(this::mailbox);
        if (!dryRun) {
            prove();
        }
        declared.campaigns().forEach(this::campaign);
        gone();
        return new Applied(differences, problems);
    }

    private void found(String sign, String noun, String name, String what) {
        differences.add(new Difference(sign, noun, name, what));
    }

    private void pool(OfPool wanted) {
        Optional<String> managed = Optional.of(Declarations.managed(wanted.at()));
        Optional<Pool> known = store.pools().find(wanted.name());
        if (known.isEmpty()) {
            found("+", "pool", wanted.name(), "");
        } else if (!known.get().note().equals(wanted.note())) {
            found(
                    "~",
                    "pool",
                    wanted.name(),
                    "note " + Differences.words(known.get().note()) + " → " + Differences.words(wanted.note()));
        }
        if (!dryRun) {
            Pool pool = known.orElseGet(() -> store.pools().open(wanted.name(), wanted.note(), managed, now));
            store.pools().update(new Pool(pool.id(), pool.name(), wanted.note(), managed));
        }
    }

    private void mailbox(OfMailbox entry) {
        Optional<EngageTerms> terms = warmit.mailboxes().terms(entry.values());
        boolean refused = terms.isPresent() && !agreed.contains(terms.get());
        if (refused) {
            problems.add(warmit.mailboxes().agreement().missing(entry, terms.get()));
        }
        MailboxValues values = refused ? entry.values().measuring() : entry.values();
        Optional<EngageTerms> fresh = refused ? Optional.empty() : terms;
        String name = values.address().toString();
        Optional<Mailbox> known = store.mailboxes().find(values.address());
        Mailbox wanted = draft(entry, values, known);
        List<String> changes =
                known.map(before -> changes(before, wanted, values.pool())).orElse(List.of());
        if (known.isEmpty()) {
            found("+", "mailbox", name, "");
        } else if (!changes.isEmpty()) {
            found("~", "mailbox", name, String.join(", ", changes));
        }
        boolean moved = known.isPresent() && !known.get().managed().equals(wanted.managed());
        if (!dryRun && (known.isEmpty() || moved || !changes.isEmpty() || fresh.isPresent())) {
            write(known, wanted, entry, values, fresh);
        }
        store.mailboxes()
                .find(values.address())
                .filter(stored -> stored.provedAt().isEmpty())
                .ifPresent(toProve::add);
    }

    private void write(
            Optional<Mailbox> known,
            Mailbox wanted,
            OfMailbox entry,
            MailboxValues values,
            Optional<EngageTerms> fresh) {
        UnaryOperator<Mailbox> beside = mailbox -> {
            Pool pool = store.pools().open(values.pool(), Optional.empty(), Optional.empty(), now);
            fresh.ifPresent(terms -> warmit.mailboxes().agreement().store(mailbox.id(), terms, now));
            return Changes.inPool(mailbox, pool.id());
        };
        if (known.isEmpty()) {
            store.database().write(transaction -> {
                store.mailboxes().insert(beside.apply(wanted), now);
                warmit.visitTable().open(wanted.id(), now);
                return true;
            });
        } else {
            Written written = new MailboxWrite(store)
                    .write(known.get(), now, row -> updated(row, draft(entry, values, Optional.of(row))), beside);
            if (written.before().poolId() != written.after().poolId()) {
                store.campaigns().leave(written.after().id());
            }
        }
        warmit.secrets().forget(wanted.address().toString());
        if (known.isPresent()) {
            store.mailboxes().find(wanted.address()).ifPresent(warmit.mailboxes()::takePart);
        }
    }

    private Mailbox draft(OfMailbox entry, MailboxValues values, Optional<Mailbox> known) {
        return Changes.declared(
                warmit.mailboxes().draft(values, false, known, now), Optional.of(Declarations.managed(entry.at())));
    }

    private Mailbox updated(Mailbox row, Mailbox wanted) {
        return Changes.sameSecretToo(row, wanted) ? Changes.as(wanted, row) : Changes.owned(wanted, row, now);
    }

    private List<String> changes(Mailbox before, Mailbox wanted, String pool) {
        String poolBefore = store.pools().byId(before.poolId()).map(Pool::name).orElse("");
        return Differences.of(before, wanted, poolBefore, pool);
    }

    /** Tries the logins that are not proved yet, several at a time. */
    private void prove() {
        List<Future<List<Problem>>> results;
        try (ExecutorService logins =
                Executors.newFixedThreadPool(LOGINS_AT_ONCE, Thread.ofVirtual().factory())) {
            results = toProve.stream()
                    .map(mailbox -> logins.submit(() -> tried(mailbox)))
                    .toList();
        }
        results.forEach(result -> problems.addAll(result.resultNow()));
    }

    private List<Problem> tried(Mailbox mailbox) {
        try {
            return warmit.mailboxes().test(mailbox).problems();
        } catch (UserError unusable) {
            return unusable.problems();
        }
    }

    private void campaign(OfCampaign wanted) {
        Optional<String> managed = Optional.of(Declarations.managed(wanted.at()));
        Optional<Campaign> known = store.campaigns().find(wanted.name());
        boolean differs = known.isPresent()
                && !(known.get().settings().equals(wanted.settings())
                        && known.get().start().equals(wanted.start()));
        if (known.isEmpty()) {
            found("+", "campaign", wanted.name(), "");
        } else if (differs) {
            Volume before = known.get().settings().volume();
            Volume after = wanted.settings().volume();
            boolean sameRamp = before.ramp().equals(after.ramp()) && before.days() == after.days();
            boolean draft = known.get().state() == Campaign.State.DRAFT;
            found(
                    "~",
                    "campaign",
                    wanted.name(),
                    sameRamp || draft ? "settings" : "settings; the ramp that is under way stays as it was launched");
        }
        if (!dryRun) {
            write(wanted, known, managed, differs);
        }
        launch(wanted);
    }

    private void write(OfCampaign wanted, Optional<Campaign> known, Optional<String> managed, boolean differs) {
        Pool pool = store.pools().open(wanted.pool(), Optional.empty(), Optional.empty(), now);
        if (known.isEmpty()) {
            store.campaigns()
                    .insert(
                            new Campaign(
                                    store.ids().next(),
                                    wanted.name(),
                                    pool.id(),
                                    Campaign.State.DRAFT,
                                    wanted.settings(),
                                    wanted.start(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    managed,
                                    0),
                            now);
            return;
        }
        Campaign before = known.get();
        if (differs || !before.managed().equals(managed)) {
            store.campaigns()
                    .update(
                            new Campaign(
                                    before.id(),
                                    before.name(),
                                    before.poolId(),
                                    before.state(),
                                    wanted.settings(),
                                    wanted.start(),
                                    before.launchedAt(),
                                    before.pausedUntil(),
                                    managed,
                                    before.version()),
                            "changed",
                            now);
        }
    }

    private void launch(OfCampaign wanted) {
        boolean draft = store.campaigns()
                .find(wanted.name())
                .map(campaign -> campaign.state() == Campaign.State.DRAFT)
                .orElse(true);
        if (!wanted.launch() || !draft) {
            return;
        }
        if (dryRun) {
            found("!", "campaign", wanted.name(), "launched");
            return;
        }
        try {
            new Launch(store, (id, at) -> warmit.visitTable().pull(id, at))
                    .of(store.campaigns().find(wanted.name()).orElseThrow(), now);
            found("!", "campaign", wanted.name(), "launched");
        } catch (UserError notYet) {
            problems.addAll(notYet.problems());
        }
    }

    /** What this file declared once and does no more. */
    private void gone() {
        String file = warmit.loaded()
                .file()
                .map(path -> path.toAbsolutePath().normalize() + ":")
                .orElse(":");
        var pools = declared.pools().stream().map(OfPool::name).collect(Collectors.toSet());
        var mailboxes = declared.mailboxes().stream()
                .map(entry -> entry.values().address())
                .collect(Collectors.toSet());
        var campaigns = declared.campaigns().stream().map(OfCampaign::name).collect(Collectors.toSet());
        for (Campaign campaign : store.campaigns().all()) {
            if (isOf(file, campaign.managed()) && !campaigns.contains(campaign.name())) {
                found("-", "campaign", campaign.name(), "no longer declared, paused");
                if (!dryRun) {
                    warmit.campaigns().release(campaign);
                }
            }
        }
        for (Mailbox mailbox : store.mailboxes().declaredIn(file)) {
            if (isOf(file, mailbox.managed()) && !mailboxes.contains(mailbox.address())) {
                found("-", "mailbox", mailbox.address().toString(), "no longer declared, paused");
                if (!dryRun) {
                    new MailboxWrite(store)
                            .write(
                                    mailbox,
                                    now,
                                    row -> Changes.declared(row, Optional.empty()),
                                    UnaryOperator.identity());
                    warmit.mailboxes()
                            .pause(mailbox, Optional.of("no longer declared in the file"), Optional.empty(), false);
                }
            }
        }
        for (Pool pool : store.pools().all()) {
            if (isOf(file, pool.managed()) && !pools.contains(pool.name())) {
                found("-", "pool", pool.name(), "no longer declared");
                if (!dryRun) {
                    store.pools().update(new Pool(pool.id(), pool.name(), pool.note(), Optional.empty()));
                }
            }
        }
    }

    private static boolean isOf(String file, Optional<String> managed) {
        return managed.filter(place -> place.startsWith(file)).isPresent();
    }
}
