package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.FirstWeek;
import io.warmit.campaign.Maintenance;
import io.warmit.campaign.Minimum;
import io.warmit.campaign.Ramp;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Starts a campaign: every usable mailbox of its pool takes part from its first day on, and is woken. */
public final class Launch {
    private static final int A_PAIR = 2;

    private final Store store;
    private final Agenda agenda;

    public Launch(Store store, Agenda agenda) {
        this.store = store;
        this.agenda = agenda;
    }

    /**
     * Launches a campaign; one that runs already stays as it is.
     *
     * @return the mailboxes that take part
     * @throws UserError E3001 when fewer than two mailboxes of the pool are usable, E1003 when its minimum a day cannot be carried, or its last day is none
     */
    public List<Mailbox> of(Campaign campaign, Instant now) {
        return of(campaign, now, now);
    }

    /**
     * Launches a campaign that begins later: until then it is paused.
     *
     * @param begin at or before {@code now}: it begins at once
     */
    public List<Mailbox> of(Campaign campaign, Instant now, Instant begin) {
        boolean later = begin.isAfter(now);
        Instant first = later ? begin : now;
        List<Mailbox> usable = ready(campaign, first);
        if (campaign.state() != Campaign.State.DRAFT) {
            return usable;
        }
        store.database().write(transaction -> {
            store.campaigns()
                    .update(
                            new Campaign(
                                    campaign.id(),
                                    campaign.name(),
                                    campaign.poolId(),
                                    later ? Campaign.State.PAUSED : Campaign.State.LAUNCHED,
                                    campaign.settings(),
                                    campaign.start(),
                                    Optional.of(first),
                                    later ? Optional.of(begin) : Optional.empty(),
                                    campaign.managed(),
                                    campaign.version()),
                            "launched",
                            now);
            usable.forEach(mailbox -> enrol(campaign, mailbox, first));
            return true;
        });
        usable.forEach(mailbox -> agenda.pull(mailbox.id(), now));
        return usable;
    }

    /**
     * The mailboxes that would take part; nothing is changed.
     *
     * @param first when it would begin
     * @throws UserError E3001 or E1003, as launching would
     */
    public List<Mailbox> ready(Campaign campaign, Instant first) {
        List<Mailbox> usable = store.mailboxes().ofPool(campaign.poolId()).stream()
                .filter(Mailbox::usable)
                .toList();
        if (usable.size() < A_PAIR || usable.stream().noneMatch(Mailbox::canSend)) {
            throw new UserError(Problem.of(
                            Code.E3001,
                            "campaign " + campaign.name() + " has " + usable.size() + " usable mailbox"
                                    + (usable.size() == 1 ? "" : "es") + ", it needs two or more")
                    .about(campaign.name())
                    .because(
                            "mailboxes write to each other, so a campaign needs a sender and a receiver whose logins work")
                    .fixedBy(
                            "warmit mailbox list",
                            "warmit mailbox add ADDR --smtp HOST:PORT/MODE --imap HOST:PORT/MODE"));
        }
        if (campaign.state() == Campaign.State.DRAFT) {
            refuseMinimum(campaign, usable);
            refuseEnd(campaign, usable, first);
        }
        return usable;
    }

    /** The last day of maintenance is judged where the sending days of the ramp are known. */
    private static void refuseEnd(Campaign campaign, List<Mailbox> usable, Instant first) {
        LocalDate today = first.atZone(usable.getFirst().zone()).toLocalDate();
        LocalDate start = campaign.start().filter(day -> day.isAfter(today)).orElse(today);
        Maintenance.objection(campaign.settings(), start, today).ifPresent(objection -> {
            throw new UserError(Problem.of(
                            Code.E1003,
                            "until " + campaign.settings().volume().until().orElseThrow() + " of campaign "
                                    + campaign.name() + " " + objection.what())
                    .about(campaign.name())
                    .because("maintenance begins after the ramp and lasts at most 180 days")
                    .fixedBy("warmit campaign create " + campaign.name() + " --on-conflict update --until DATE, with "
                            + objection.fix()));
        });
    }

    private static void refuseMinimum(Campaign campaign, List<Mailbox> usable) {
        int dailyMax = usable.stream()
                .filter(Mailbox::canSend)
                .mapToInt(Mailbox::dailyMax)
                .min()
                .orElse(0);
        List<String> objections = Minimum.objections(campaign.settings(), dailyMax);
        if (!objections.isEmpty()) {
            throw new UserError(
                    Problem.of(Code.E1003, "campaign " + campaign.name() + " cannot carry its minimum_per_day")
                            .about(campaign.name())
                            .because(String.join("; ", objections))
                            .fixedBy("lower --minimum-per-day, or raise --to-per-day, the reply rate or daily_max"));
        }
    }

    /** Lets a mailbox that has become usable take part in the campaign that runs in its pool; one that takes part already goes on as it was. */
    public void join(Mailbox mailbox, Instant now) {
        boolean takesPart = store.campaigns()
                .enrolmentOf(mailbox.id())
                .filter(enrolment -> runsIn(mailbox.poolId(), enrolment.campaign()))
                .isPresent();
        if (!mailbox.usable() || takesPart) {
            return;
        }
        store.campaigns().all().stream()
                .filter(campaign -> runsIn(mailbox.poolId(), campaign))
                .findFirst()
                .ifPresent(campaign -> {
                    enrol(campaign, mailbox, now);
                    agenda.pull(mailbox.id(), now);
                });
    }

    private static boolean runsIn(long pool, Campaign campaign) {
        return campaign.poolId() == pool
                && (campaign.state() == Campaign.State.LAUNCHED || campaign.state() == Campaign.State.PAUSED);
    }

    /** Lets a mailbox take part from today on, or from the campaign's first day if that is still to come. */
    public void enrol(Campaign campaign, Mailbox mailbox, Instant now) {
        LocalDate today = now.atZone(mailbox.zone()).toLocalDate();
        LocalDate start = campaign.start().filter(day -> day.isAfter(today)).orElse(today);
        store.campaigns()
                .enrol(
                        campaign.id(),
                        mailbox.id(),
                        Ramp.table(campaign.settings().volume(), FirstWeek.limit(mailbox.since(), start)),
                        start);
    }
}
