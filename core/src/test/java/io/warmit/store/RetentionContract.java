package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.placement.Verdict;
import io.warmit.placement.VerdictHeaders;
import io.warmit.placement.VerdictHeaders.Header;
import io.warmit.stats.Audit;
import io.warmit.stats.Counts;
import io.warmit.store.RetentionStore.SenderDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both databases keep of messages that were removed, and what they do not remove. */
abstract class RetentionContract extends StoredPair {
    private static final LocalDate LIMIT = DAY.plusDays(60);

    private SenderDay annasDay() {
        return new SenderDay(anna.id(), DAY);
    }

    private Message sent(String state) {
        Message message = claim(plan(Optional.empty()), 40).orElseThrow();
        store.claims().fence(message, NOW, LEASE, "<id@alder.example>");
        store.claims().accepted(message, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));
        store.database()
                .write(sql -> sql.update(MESSAGE)
                        .set(MESSAGE.STATE, state)
                        .set(MESSAGE.PLACEMENT, state.equals("CONFIRMED") ? "SPAM" : null)
                        .set(MESSAGE.COPIES, 2)
                        .set(MESSAGE.READ_AT, 1L)
                        .where(MESSAGE.ID.eq(message.id()))
                        .execute());
        return message;
    }

    private List<Counts> counts(StatsReader.By by) {
        return new StatsReader(store.database())
                .read(
                        new StatsReader.Question(DAY, LIMIT, by, Optional.empty(), Optional.empty(), Optional.empty()),
                        NOW);
    }

    private Audit audit() {
        AuditReader.Found found =
                new AuditReader(store.database()).read(new AuditReader.Range(DAY, LIMIT, Optional.empty()));
        return Audit.of(found.days(), found.trails(), Audit.By.SENDER_DAY);
    }

    private int remove() {
        return new RetentionStore(store.database()).remove(annasDay(), LIMIT);
    }

    private int rows() {
        return store.database().read(sql -> sql.fetchCount(MESSAGE));
    }

    @Test
    void what_was_removed_still_counts_in_every_grouping_and_still_balances() {
        Message confirmed = sent("CONFIRMED");
        Verdict judged = VerdictHeaders.read(List.of(new Header("Authentication-Results", "mx; spf=fail")));
        store.database().write(sql -> {
            store.verdicts().put(confirmed.id(), judged, NOW);
            return true;
        });
        assertThat(store.verdicts().of(confirmed.id())).isEqualTo(judged);
        sent("MISSING");
        store.messages().skipped(plan(Optional.empty()), NOW, "its slot has ended");
        Audit before = audit();
        List<StatsReader.By> groupings = List.of(
                StatsReader.By.ALL,
                StatsReader.By.POOL,
                StatsReader.By.CAMPAIGN,
                StatsReader.By.MAILBOX,
                StatsReader.By.PROVIDER,
                StatsReader.By.MODE,
                StatsReader.By.DAY);
        List<String> shown = groupings.stream().map(by -> told(counts(by))).toList();

        assertThat(remove()).isEqualTo(3);

        assertThat(rows()).isZero();
        int events = store.database().read(sql -> sql.fetchCount(EVENT, EVENT.MESSAGE_ID.isNotNull()));
        int threads = store.database().read(sql -> sql.fetchCount(THREAD));
        assertThat(events + threads).isZero();
        assertThat(store.verdicts().of(confirmed.id())).isEqualTo(Verdict.NONE);
        assertThat(groupings.stream().map(by -> told(counts(by))).toList()).isEqualTo(shown);
        assertThat(audit()).isEqualTo(before);
        assertThat(audit().holds()).isTrue();
        assertThat(remove()).isZero();
    }

    /** Counts as an operator sees them: a state that nothing is in is not told. */
    private static String told(List<Counts> counts) {
        return counts.stream()
                .map(count ->
                        count.key() + " " + count.planned() + " " + count.equation() + " " + count.state("SKIPPED")
                                + " " + count.extraCopies() + " " + count.read() + " " + count.inboxRate())
                .toList()
                .toString();
    }

    @Test
    void a_day_with_something_open_is_kept_as_a_whole() {
        sent("CONFIRMED");
        plan(Optional.empty());

        assertThat(remove()).isZero();

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void a_message_that_is_still_to_be_acted_on_is_kept() {
        Message message = sent("CONFIRMED");
        store.database()
                .write(sql -> sql.update(MESSAGE)
                        .set(MESSAGE.ACT_AT, 1L)
                        .where(MESSAGE.ID.eq(message.id()))
                        .execute());

        assertThat(remove()).isZero();
    }

    @Test
    void a_thread_that_went_on_is_kept_from_its_beginning() {
        Message opener = sent("CONFIRMED");
        store.messages().insert(answer(opener, "zyxwvutsrqponmlk"), NOW);
        store.database()
                .write(sql -> sql.update(MESSAGE)
                        .set(MESSAGE.DAY, LIMIT.toEpochDay())
                        .set(MESSAGE.STATE, "SKIPPED")
                        .where(MESSAGE.PARENT_ID.eq(opener.id()))
                        .execute());

        assertThat(remove()).isZero();
    }

    @Test
    void a_day_that_does_not_balance_is_kept_as_evidence() {
        Message message = sent("CONFIRMED");
        store.database()
                .write(sql -> sql.deleteFrom(EVENT)
                        .where(EVENT.MESSAGE_ID.eq(message.id()), EVENT.KIND.eq("fence"))
                        .execute());

        assertThat(remove()).isZero();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void old_days_are_found_in_their_order_and_young_ones_are_not() {
        plan(Optional.empty());
        RetentionStore retention = new RetentionStore(store.database());

        assertThat(retention.before(LIMIT, Optional.empty(), 10)).containsExactly(annasDay());
        assertThat(retention.before(LIMIT, Optional.of(annasDay()), 10)).isEmpty();
        assertThat(retention.before(DAY, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void a_chore_is_done_once_a_day_and_not_on_the_first_day() {
        ChoreStore chores = new ChoreStore(store.database());

        assertThat(chores.take("audit", DAY)).isFalse();
        assertThat(chores.take("audit", DAY.plusDays(1))).isTrue();
        assertThat(chores.take("audit", DAY.plusDays(1))).isFalse();
        assertThat(chores.take("backup", DAY.plusDays(1))).isFalse();
        assertThat(chores.take("audit", DAY.plusDays(3))).isTrue();
    }
}
