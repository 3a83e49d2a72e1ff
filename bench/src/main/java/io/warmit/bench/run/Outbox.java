package io.warmit.bench.run;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Pace;
import io.warmit.content.Composer;
import io.warmit.engine.Agenda;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Manners;
import io.warmit.planning.DayPlan;
import io.warmit.planning.FirstDays;
import io.warmit.schedule.SendWindow;
import io.warmit.store.Store;
import io.warmit.store.VisitTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A store full of mailboxes in the midst of a campaign, each with mail that is due whenever it is asked for. */
final class Outbox {
    private static final Duration FAR = Duration.ofDays(30);
    private static final Manners READ =
            new Manners(true, Duration.ofMinutes(5), false, false, false, Duration.ofMinutes(5));

    private final Store store;
    private final VisitTable visits;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final Campaign campaign;
    private final LocalDate day;
    private final DueMail mail;

    Outbox(Store store, Composer composer, int number, Endpoint smtp, Endpoint imap, Instant now) {
        this.store = store;
        visits = new VisitTable(store.database());
        long pool = store.pools()
                .open("bench", Optional.empty(), Optional.empty(), now)
                .id();
        campaign = new Campaign(
                store.ids().next(),
                "bench",
                pool,
                Campaign.State.LAUNCHED,
                Defaults.CAMPAIGN,
                Optional.empty(),
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                0);
        store.campaigns().insert(campaign, now);
        for (int i = 0; i < number; i++) {
            mailboxes.add(
                    Samples.mailbox(store.ids().next(), pool, "m" + i + "@d" + i % 100 + ".loopback.test", smtp, imap));
        }
        day = now.atZone(mailboxes.getFirst().zone()).toLocalDate();
        mail = new DueMail(store, composer, campaign.id(), day, READ);
        DueMail.lots(store, number, i -> settle(mailboxes.get(i), now));
    }

    Agenda agenda() {
        return visits::pull;
    }

    Mailbox mailbox(int index) {
        return mailboxes.get(index);
    }

    private void settle(Mailbox mailbox, Instant now) {
        store.mailboxes().insert(mailbox, now);
        store.campaigns().enrol(campaign.id(), mailbox.id(), Collections.nCopies(2 * FirstDays.DAYS, 5), day);
        // In its first days a mailbox's own mail would be counted by IMAP before it sends.
        store.campaigns().moveTo(store.campaigns().enrolmentOf(mailbox.id()).orElseThrow(), FirstDays.DAYS + 1, null);
        SendWindow.Span span = new SendWindow.Span(now, now.plus(Duration.ofHours(8)));
        DayPlan plan =
                new DayPlan(Pace.UNBRAKED, 1, 5, 1, 5, 0, span, "the ramp", List.of("a measurement"), List.of(), false);
        store.paces().insert(mailbox.id(), campaign.id(), day, plan, now);
        visits.open(mailbox.id(), now.plus(FAR));
    }

    /** One message of each mailbox is due, to its neighbour; those of the round before were found, and nobody is to be woken soon. */
    void fill(Instant now) {
        store.database()
                .write(sql -> sql.execute(
                        "update message set state = 'CONFIRMED', placement = 'INBOX', folder = 'INBOX', settled_at = ?, look_at = null"
                                + " where state = 'ACCEPTED'",
                        now.toEpochMilli()));
        store.database()
                .write(sql -> sql.execute(
                        "update scheduled_tasks set execution_time = (select max(execution_time)"
                                + " from scheduled_tasks) where task_name = ?",
                        VisitTable.TASK));
        mail.fromEach(mailboxes, now);
    }
}
