package io.warmit.bench.run;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Pace;
import io.warmit.content.Composer;
import io.warmit.content.People;
import io.warmit.content.ThreadText;
import io.warmit.engine.Agenda;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Token;
import io.warmit.planning.DayPlan;
import io.warmit.planning.FirstDays;
import io.warmit.schedule.SendWindow;
import io.warmit.store.NewMessage;
import io.warmit.store.Store;
import io.warmit.store.VisitTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** A store full of mailboxes in the midst of a campaign, each with mail that is due whenever it is asked for. */
final class Outbox {
    /** As many as a transaction has ids for. */
    private static final int LOT = 200;

    private static final Duration FAR = Duration.ofDays(30);
    private static final Manners READ =
            new Manners(true, Duration.ofMinutes(5), false, false, false, Duration.ofMinutes(5));

    private final Store store;
    private final VisitTable visits;
    private final Composer composer;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final Campaign campaign;
    private final LocalDate day;
    private long token;

    Outbox(Store store, Composer composer, int number, Endpoint smtp, Endpoint imap, Instant now) {
        this.store = store;
        this.composer = composer;
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
        lots(i -> settle(mailboxes.get(i), now));
    }

    Agenda agenda() {
        return visits::pull;
    }

    Mailbox mailbox(int index) {
        return mailboxes.get(index);
    }

    private void lots(IntConsumer each) {
        for (int from = 0; from < mailboxes.size(); from += LOT) {
            int start = from;
            store.database().write(sql -> {
                for (int i = start; i < Math.min(start + LOT, mailboxes.size()); i++) {
                    each.accept(i);
                }
                return true;
            });
        }
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

    /** One message of each mailbox is due, to its neighbour; nobody is to be woken soon. */
    void fill(Instant now) {
        store.database()
                .write(sql -> sql.execute(
                        "update scheduled_tasks set execution_time = (select max(execution_time)"
                                + " from scheduled_tasks) where task_name = ?",
                        VisitTable.TASK));
        lots(i -> write(mailboxes.get(i), mailboxes.get((i + 1) % mailboxes.size()), now));
        if (store.database().onPostgres()) {
            // What a server does by itself within a minute, and SQLite never.
            store.database().write(sql -> sql.execute("analyze"));
        }
    }

    private void write(Mailbox from, Mailbox to, Instant now) {
        SplittableRandom random = new SplittableRandom(++token);
        ThreadText text = composer.choose("en", List.of(), 1, Set.of(), random);
        People people = new People(from.address(), from.name(), to.address(), to.name());
        String subject = composer.subject("en", text, people, random);
        long thread =
                store.threads().insert(campaign.id(), text.script(), text.variant(), "en", subject, 1, from, to, now);
        store.messages()
                .insert(
                        new NewMessage(
                                next(),
                                Kind.WARMUP,
                                campaign.id(),
                                thread,
                                1,
                                Optional.empty(),
                                from.id(),
                                to,
                                day,
                                (int) token,
                                now,
                                now.plus(Duration.ofHours(4)),
                                READ),
                        now);
    }

    private Token next() {
        StringBuilder word = new StringBuilder();
        for (long left = token; word.length() < 16; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return new Token(word.toString());
    }
}
