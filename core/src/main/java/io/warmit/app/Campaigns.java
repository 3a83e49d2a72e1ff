package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.FirstWeek;
import io.warmit.campaign.Maintenance;
import io.warmit.campaign.Ramp;
import io.warmit.engine.Launch;
import io.warmit.holiday.Calendars;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Forecast;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.schedule.DaysOff;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
        return store.campaigns()
                .find(name)
                .orElseThrow(() -> new UserError(Problem.of(Code.E1010, "there is no campaign " + name)
                        .about(name)
                        .because(Closest.why(
                                name, all().stream().map(Campaign::name).toList(), "no campaign has that name"))
                        .fixedBy("warmit campaign list", "warmit campaign create " + name)));
    }

    public Pool pool(Campaign campaign) {
        return store.pools().byId(campaign.poolId()).orElseThrow();
    }

    /**
     * Writes a draft.
     *
     * @throws UserError E1003 when its last day is none, E1011 when its name is taken or it runs already
     */
    public Campaign create(
            String name,
            Pool pool,
            Optional<LocalDate> start,
            CampaignSettings settings,
            Mailboxes.OnConflict conflict) {
        Optional<Campaign> known = store.campaigns().find(name);
        Instant now = warmit.clock().instant();
        refuseEnd(settings, start);
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
                    .because("a campaign is known by its name, so no two have the same")
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

    /**
     * Refuses a last day of maintenance that cannot be meant.
     *
     * @throws UserError E1003
     */
    public void refuseEnd(CampaignSettings settings, Optional<LocalDate> start) {
        LocalDate today = warmit.readings().today(warmit.settings().zone());
        LocalDate first = start.filter(day -> day.isAfter(today)).orElse(today);
        Maintenance.objection(settings, first, today).ifPresent(objection -> {
            throw new UserError(Problem.of(
                            Code.E1003, "--until " + settings.volume().until().orElseThrow() + " " + objection.what())
                    .because("maintenance begins after the ramp and lasts at most 180 days")
                    .fixedBy("give " + objection.fix() + ", or leave it out for all of the 180 days"));
        });
    }

    /** How many mailboxes the pool of a campaign has. */
    public int members(Campaign campaign) {
        return store.pools().members(campaign.poolId());
    }

    /**
     * What a campaign will send if every day goes well: from its first day, or from today when it is under way.
     *
     * @param days how many sending days to look ahead; empty: to its end
     * @param eachSender runs before each mailbox is reckoned
     */
    public Forecast forecast(Campaign campaign, OptionalInt days, Runnable eachSender) {
        CampaignSettings settings = campaign.settings();
        LocalDate today = warmit.readings().today(warmit.settings().zone());
        LocalDate start = campaign.start().filter(day -> day.isAfter(today)).orElse(today);
        return Forecast.of(
                new Forecast.Question(
                        store.mailboxes().ofPool(campaign.poolId()),
                        settings,
                        start,
                        days.orElse(settings.volume().days())),
                sender -> {
                    eachSender.run();
                    DaysOff holidays = Calendars.holidays(settings.times().holidays(), sender, start);
                    return store.campaigns()
                            .enrolmentOf(sender.id())
                            .filter(enrolment -> enrolment.campaign().id() == campaign.id())
                            .map(enrolment -> new Forecast.Place(
                                    enrolment.dayIndex(),
                                    grown(enrolment),
                                    enrolment.ramp(),
                                    enrolment.startedOn(),
                                    true,
                                    holidays))
                            .orElseGet(() -> new Forecast.Place(
                                    1,
                                    0,
                                    Ramp.table(settings.volume(), FirstWeek.limit(sender.since(), start)),
                                    start,
                                    false,
                                    holidays));
                },
                warmit.draw());
    }

    private int grown(Enrolment enrolment) {
        return enrolment.campaign().settings().volume().grow() ? store.paces().lastTarget(enrolment) : 0;
    }

    /** The ramp as a table. */
    public List<Integer> ramp(CampaignSettings settings) {
        return Ramp.table(settings.volume());
    }

    /**
     * Starts a campaign; one that runs already stays as it is.
     *
     * @param begin nothing is sent before; empty: now
     * @return the mailboxes that take part
     * @throws UserError E3002 when it is paused, was stopped or is over; E3001 when too few mailboxes are usable
     */
    public List<Mailbox> launch(Campaign campaign, Optional<Instant> begin, boolean dryRun) {
        CampaignSteps.launches(campaign);
        Launch launch = new Launch(store, (id, at) -> warmit.visitTable().pull(id, at));
        Instant now = warmit.clock().instant();
        Instant first = begin.orElse(now);
        return dryRun ? launch.ready(campaign, first) : launch.of(campaign, now, first);
    }

    /**
     * Nothing is sent until it is resumed, or until an instant. False: it was paused so already.
     *
     * @throws UserError E3002 when it does not run
     */
    public boolean pause(Campaign campaign, Optional<Instant> until, boolean dryRun) {
        boolean changes = CampaignSteps.pauses(campaign, until);
        if (changes && !dryRun) {
            change(campaign, Campaign.State.PAUSED, "paused", until);
        }
        return changes;
    }

    /**
     * Lets a paused campaign go on. False: it ran already.
     *
     * @throws UserError E3002 when it is a draft, was stopped or is over
     */
    public boolean resume(Campaign campaign, boolean dryRun) {
        boolean changes = CampaignSteps.resumes(campaign);
        if (changes && !dryRun) {
            change(campaign, Campaign.State.LAUNCHED, "resumed", Optional.empty());
            wake(campaign);
        }
        return changes;
    }

    /** No more sends; mail past the dot is still looked for. False: it was stopped already. */
    public boolean stop(Campaign campaign, boolean dryRun) {
        boolean changes = campaign.state() != Campaign.State.STOPPED;
        if (changes && !dryRun) {
            change(campaign, Campaign.State.STOPPED, "stopped", Optional.empty());
            wake(campaign);
        }
        return changes;
    }

    /** The file declares it no more: it is paused, and from now on the store's own. */
    void release(Campaign campaign) {
        boolean runs = campaign.state() == Campaign.State.LAUNCHED;
        store.campaigns()
                .update(
                        new Campaign(
                                campaign.id(),
                                campaign.name(),
                                campaign.poolId(),
                                runs ? Campaign.State.PAUSED : campaign.state(),
                                campaign.settings(),
                                campaign.start(),
                                campaign.launchedAt(),
                                campaign.pausedUntil(),
                                Optional.empty(),
                                campaign.version()),
                        runs ? "paused" : "changed",
                        warmit.clock().instant());
    }

    private void wake(Campaign campaign) {
        Instant now = warmit.clock().instant();
        store.campaigns()
                .enrolled(campaign.id())
                .forEach(id -> warmit.visitTable().pull(id, now));
    }

    private void change(Campaign campaign, Campaign.State state, String word, Optional<Instant> until) {
        boolean written = store.campaigns()
                .update(
                        with(campaign, state, campaign.settings(), campaign.start(), until),
                        word,
                        warmit.clock().instant());
        if (!written) {
            throw new UserError(Problem.of(Code.E2002, "campaign " + campaign.name() + " was changed meanwhile")
                    .about(campaign.name())
                    .because("another command or a worker wrote it between our reading and writing")
                    .fixedBy("warmit campaign show " + campaign.name() + ", then try again"));
        }
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
