package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.Ramp;
import io.warmit.engine.Launch;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Windows;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What an operator does with campaigns. */
public final class Campaigns {
    private final Warmit warmit;
    private final Store store;

    Campaigns(Warmit warmit) {
        this.warmit = warmit;
        this.store = warmit.store();
    }

    public List<Campaign> all() {
        return store.campaigns().all();
    }

    /**
     * The campaign of a name.
     *
     * @throws UserError E1010 with the nearest name
     */
    public Campaign named(String name) {
        return store.campaigns().find(name).orElseThrow(() -> {
            Problem problem = Problem.of(Code.E1010, "there is no campaign " + name)
                    .about(name)
                    .fixedBy("warmit campaign list", "warmit campaign create " + name);
            return new UserError(
                    Closest.to(name, all().stream().map(Campaign::name).toList())
                            .map(near -> problem.because("did you mean " + near + "?"))
                            .orElse(problem));
        });
    }

    public Pool pool(Campaign campaign) {
        return store.pools().byId(campaign.poolId()).orElseThrow();
    }

    /** Writes a draft. */
    public Campaign create(
            String name,
            Pool pool,
            Optional<LocalDate> start,
            CampaignSettings settings,
            Mailboxes.OnConflict conflict) {
        Optional<Campaign> known = store.campaigns().find(name);
        Instant now = warmit.clock().instant();
        if (known.isEmpty()) {
            store.campaigns()
                    .insert(
                            new Campaign(
                                    store.ids().next(),
                                    name,
                                    pool.id(),
                                    Campaign.State.DRAFT,
                                    settings,
                                    start,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    0),
                            now);
        } else if (conflict == Mailboxes.OnConflict.FAIL) {
            throw new UserError(Problem.of(Code.E1011, "campaign " + name + " exists already")
                    .about(name)
                    .fixedBy("warmit campaign show " + name, "choose another name, or --on-conflict skip"));
        } else if (conflict == Mailboxes.OnConflict.UPDATE) {
            Campaign old = known.get();
            Mailboxes.refuseIfDeclared(name, old.managed());
            if (old.state() != Campaign.State.DRAFT) {
                throw new UserError(Problem.of(Code.E1011, "campaign " + name + " was launched already")
                        .about(name)
                        .because("its ramp is under way; changing it would break its own promises")
                        .fixedBy("warmit campaign stop " + name + ", then create another"));
            }
            store.campaigns().update(with(old, old.state(), settings, start, Optional.empty()), "changed", now);
        }
        return named(name);
    }

    /** What the pool carries for one of its mailboxes. */
    public Capacity capacity(Pool pool, CampaignSettings settings) {
        List<Mailbox> members = store.mailboxes().ofPool(pool.id());
        return members.stream()
                .filter(Mailbox::canSend)
                .map(sender -> capacity(sender, members, settings))
                .min(java.util.Comparator.comparingInt(Capacity::perDay))
                .orElseGet(() -> Capacity.of(new Capacity.Ground(0, 0, Duration.ofHours(10), 0, List.of()), settings));
    }

    /** How many mailboxes more would let the ramp reach its top; empty when no number would. */
    public OptionalInt moreFor(Pool pool, CampaignSettings settings) {
        List<Mailbox> members = store.mailboxes().ofPool(pool.id());
        return members.stream()
                .filter(Mailbox::canSend)
                .findFirst()
                .map(sender ->
                        Capacity.moreFor(settings.volume().ramp().to(), ground(sender, members, settings), settings))
                .orElse(OptionalInt.empty());
    }

    public Capacity capacity(Mailbox sender, List<Mailbox> members, CampaignSettings settings) {
        return Capacity.of(ground(sender, members, settings), settings);
    }

    private static Capacity.Ground ground(Mailbox sender, List<Mailbox> members, CampaignSettings settings) {
        List<Mailbox> partners = members.stream()
                .filter(other -> other.id() != sender.id() && other.canReceive() && other.mode() != Mode.OBSERVE)
                .filter(other -> settings.pairs().sameDomain() != SameDomain.NEVER
                        || !other.address().domain().equals(sender.address().domain()))
                .toList();
        long senders = members.stream().filter(Mailbox::canSend).count();
        double receivable = partners.stream()
                .mapToDouble(
                        partner -> (double) partner.receiveMax() / Math.max(1, senders - (partner.canSend() ? 1 : 0)))
                .sum();
        Map<String, Integer> classes = new TreeMap<>();
        partners.forEach(partner -> classes.merge(partner.provider(), 1, Integer::sum));
        Duration window = Windows.of(settings.times(), sender.zone())
                .on(LocalDate.of(2026, 1, 5)
                        .with(java.time.temporal.TemporalAdjusters.nextOrSame(
                                settings.times().weekdays().iterator().next())))
                .map(span -> span.length())
                .orElse(Duration.ofHours(10));
        return new Capacity.Ground(
                partners.size(), sender.dailyMax(), window, receivable, List.copyOf(classes.values()));
    }

    /** The ramp as a table. */
    public List<Integer> ramp(CampaignSettings settings) {
        return Ramp.table(settings.volume());
    }

    /**
     * Starts a campaign; one that runs already stays as it is.
     *
     * @return the mailboxes that take part
     */
    public List<Mailbox> launch(Campaign campaign) {
        return new Launch(store, (id, at) -> warmit.visitTable().pull(id, at))
                .of(campaign, warmit.clock().instant());
    }

    /** False: it was paused already. */
    public boolean pause(Campaign campaign, Optional<Instant> until) {
        if (campaign.state() != Campaign.State.LAUNCHED) {
            return false;
        }
        return change(campaign, Campaign.State.PAUSED, "paused", until);
    }

    /** False: it ran already. */
    public boolean resume(Campaign campaign) {
        if (campaign.state() != Campaign.State.PAUSED) {
            return false;
        }
        boolean changed = change(campaign, Campaign.State.LAUNCHED, "resumed", Optional.empty());
        wake(campaign);
        return changed;
    }

    /** No more sends; mail past the dot is still looked for. False: it was stopped already. */
    public boolean stop(Campaign campaign) {
        if (campaign.state() == Campaign.State.STOPPED) {
            return false;
        }
        boolean changed = change(campaign, Campaign.State.STOPPED, "stopped", Optional.empty());
        wake(campaign);
        return changed;
    }

    private void wake(Campaign campaign) {
        Instant now = warmit.clock().instant();
        store.campaigns()
                .enrolled(campaign.id())
                .forEach(id -> warmit.visitTable().pull(id, now));
    }

    private boolean change(Campaign campaign, Campaign.State state, String word, Optional<Instant> until) {
        return store.campaigns()
                .update(
                        with(campaign, state, campaign.settings(), campaign.start(), until),
                        word,
                        warmit.clock().instant());
    }

    private static Campaign with(
            Campaign campaign,
            Campaign.State state,
            CampaignSettings settings,
            Optional<LocalDate> start,
            Optional<Instant> until) {
        return new Campaign(
                campaign.id(),
                campaign.name(),
                campaign.poolId(),
                state,
                settings,
                start,
                campaign.launchedAt(),
                until,
                campaign.managed(),
                campaign.version());
    }
}
