package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.PACE;
import static io.warmit.store.jooq.Tables.TALLY;
import static io.warmit.store.jooq.Tables.TRANSIT_TALLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.stats.Completion;
import io.warmit.stats.Counts;
import io.warmit.stats.DayWork;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tallies of days say what the rows say, whatever is done to a message, in both databases. */
abstract class TallyContract extends StoredPair {
    private static final List<String> STATES =
            List.of("PLANNED", "CLAIMED", "DOT_PENDING", "ACCEPTED", "CONFIRMED", "MISSING", "SKIPPED", "FAILED");
    private static final List<String> PLACEMENTS = List.of("INBOX", "TAB", "SPAM", "OTHER");
    private static final int CHANGES = 300;

    @Test
    void they_follow_messages_that_change_in_any_way() {
        Random random = new Random(17);
        pace();
        for (int i = 0; i < 12; i++) {
            plan(Optional.empty());
        }
        Message opener = sent(1);
        store.messages().insert(answer(opener, "zyxwvutsrqponmlk"), NOW);
        List<Long> ids = store.database()
                .read(sql -> sql.select(MESSAGE.ID).from(MESSAGE).fetch(MESSAGE.ID));

        for (int i = 0; i < CHANGES; i++) {
            change(ids.get(random.nextInt(ids.size())), random);
        }
        store.database()
                .write(sql ->
                        sql.update(PACE).set(PACE.QUOTA, 5).set(PACE.CUT, 1).execute());

        assertThat(Recount.differences(store.database())).isEmpty();
        int rows = store.database().read(sql -> sql.fetchCount(TALLY, TALLY.MESSAGES.gt(0L)));
        assertThat(rows).isGreaterThan(3);
    }

    private void change(long id, Random random) {
        store.database().write(sql -> {
            var change = sql.update(MESSAGE).set(MESSAGE.NOTE, "changed");
            change = switch (random.nextInt(7)) {
                case 0 -> change.set(MESSAGE.STATE, STATES.get(random.nextInt(STATES.size())));
                case 1 ->
                    change.set(MESSAGE.STATE, "CONFIRMED")
                            .set(MESSAGE.PLACEMENT, PLACEMENTS.get(random.nextInt(PLACEMENTS.size())))
                            .set(MESSAGE.READ_AT, random.nextBoolean() ? 5L : null);
                case 2 -> change.set(MESSAGE.ATTEMPTS, random.nextInt(3)).set(MESSAGE.COPIES, random.nextInt(4));
                case 3 -> change.set(MESSAGE.RESCUED_AT, random.nextBoolean() ? 5L : null);
                case 4 -> change.set(MESSAGE.STARRED_AT, 7L).set(MESSAGE.BY_OWNER, random.nextBoolean());
                case 5 -> change.set(MESSAGE.ACCEPTED_AT, random.nextBoolean() ? 1_000L : null);
                default -> change.set(MESSAGE.RECEIVER_MODE, random.nextBoolean() ? "OBSERVE" : "ENGAGE");
            };
            return change.where(MESSAGE.ID.eq(id)).execute();
        });
    }

    @Test
    void ways_are_told_to_a_tenth_of_a_second_a_second_or_a_minute() {
        received(sent(1), 2_351);
        received(sent(1), 61_600);
        received(sent(1), 754_321);
        received(sent(1), -5);

        Set<Long> ways = store.database()
                .read(sql ->
                        sql.select(TRANSIT_TALLY.MILLIS).from(TRANSIT_TALLY).fetchSet(TRANSIT_TALLY.MILLIS));
        assertThat(ways).containsExactlyInAnyOrder(2_400L, 62_000L, 780_000L, -1L);
        assertThat(Recount.differences(store.database())).isEmpty();
    }

    /** A mailbox that sends more than was due does not make up for another. */
    @Test
    void at_most_what_was_due_is_done() {
        pace();
        sent(3);
        plan(Optional.empty());
        store.database()
                .write(sql ->
                        sql.update(PACE).set(PACE.QUOTA, 1).set(PACE.CUT, 1).execute());

        DayWork work = work();

        assertThat(work.completion()).isEqualTo(new Completion(2, 2, 1));
        assertThat(work.failures().claimed()).isEqualTo(3);
        assertThat(Recount.differences(store.database())).isEmpty();
    }

    @Test
    void a_dot_that_was_refused_in_the_answer_is_taken_off_what_was_submitted() {
        sent(2);
        Message refused = claim(plan(Optional.empty()), 1000).orElseThrow();
        store.claims().fence(refused, NOW, LEASE, "<id@alder.example>");
        store.claims().failed(refused, NOW, new Reply(Stage.DOT, 554, "5.7.1 no"));

        assertThat(ofTheDay()).extracting(Counts::submitted).isEqualTo(2);
        assertThat(ofTheDay()).extracting(Counts::balanced).isEqualTo(true);
        assertThat(Recount.differences(store.database())).isEmpty();
    }

    /** By days, which the tallies answer, and by mailboxes, which the messages do. */
    private Counts ofTheDay() {
        List<Counts> ways = Stream.of(StatsReader.By.DAY, StatsReader.By.MAILBOX)
                .map(by -> new StatsReader(store.database())
                        .read(question(by), NOW)
                        .getFirst())
                .toList();
        assertThat(ways.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("key")
                .isEqualTo(ways.getLast());
        return ways.getFirst();
    }

    private DayWork work() {
        CompletionReader reader = new CompletionReader(store.database());
        List<DayWork> ways = Stream.of(StatsReader.By.DAY, StatsReader.By.MAILBOX)
                .map(by -> reader.read(question(by)).values().iterator().next())
                .toList();
        assertThat(ways.getFirst()).isEqualTo(ways.getLast());
        return ways.getFirst();
    }

    static StatsReader.Question question(StatsReader.By by) {
        return new StatsReader.Question(DAY, DAY.plusDays(2), by, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void received(Message message, long way) {
        store.database()
                .write(sql -> sql.update(MESSAGE)
                        .set(MESSAGE.RECEIVED_AT, MESSAGE.ACCEPTED_AT.plus(way))
                        .where(MESSAGE.ID.eq(message.id()))
                        .execute());
    }

    /** The last of so many that a server took. */
    Message sent(int number) {
        Message message = claim(plan(Optional.empty()), 1000).orElseThrow();
        store.claims().fence(message, NOW, LEASE, "<id@alder.example>");
        store.claims().accepted(message, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));
        return number == 1 ? message : sent(number - 1);
    }

    /** Three openers are due for anna. */
    private void pace() {
        store.database()
                .write(sql -> sql.insertInto(PACE)
                        .set(PACE.MAILBOX_ID, anna.id())
                        .set(PACE.DAY, DAY.toEpochDay())
                        .set(PACE.CAMPAIGN_ID, campaign)
                        .set(PACE.DAY_INDEX, 1)
                        .set(PACE.TARGET, 3)
                        .set(PACE.FACTOR, 1.0)
                        .set(PACE.MOVE, "GROW")
                        .set(PACE.QUOTA, 3)
                        .set(PACE.REPLIES_DUE, 0)
                        .set(PACE.CUT, 0)
                        .set(PACE.OPENS_AT, 0L)
                        .set(PACE.CLOSES_AT, 0L)
                        .set(PACE.REASONS, "")
                        .set(PACE.FROZEN, false)
                        .set(PACE.BY_BOUNCES, false)
                        .set(PACE.BINDING, "")
                        .set(PACE.COMPUTED_AT, 0L)
                        .execute());
    }
}
