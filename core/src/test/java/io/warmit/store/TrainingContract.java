package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.stats.Training;
import io.warmit.store.RetentionStore.SenderDay;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** OBS-2: what both databases compare when they are asked what our own engagement adds. */
abstract class TrainingContract extends StoredPair {
    private static final LocalDate LATER_DAY = DAY.plusDays(28);

    private void landed(int times, Mailbox sender, String mode, String provider, String placement) {
        for (int i = 0; i < times; i++) {
            Message message = claim(plan(Optional.empty()), 1000).orElseThrow();
            store.claims().fence(message, NOW, LEASE, "<id@alder.example>");
            store.claims().accepted(message, NOW.plusSeconds(1), OK, NOW.plusSeconds(16));
            store.database()
                    .write(sql -> sql.update(MESSAGE)
                            .set(MESSAGE.SENDER_ID, sender.id())
                            .set(MESSAGE.RECEIVER_MODE, mode)
                            .set(MESSAGE.RECEIVER_PROVIDER, provider)
                            .set(MESSAGE.STATE, placement.equals("MISSING") ? "MISSING" : "CONFIRMED")
                            .set(MESSAGE.PLACEMENT, placement.equals("MISSING") ? null : placement)
                            .where(MESSAGE.ID.eq(message.id()))
                            .execute());
        }
    }

    private Training training() {
        return new TrainingReader(store.database())
                .read(new StatsReader.Question(
                        DAY, LATER_DAY, StatsReader.By.MODE, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void only_senders_and_classes_that_have_both_are_compared() {
        landed(3, anna, "ENGAGE", "own", "INBOX");
        landed(1, anna, "ENGAGE", "own", "SPAM");
        landed(2, anna, "OBSERVE", "own", "INBOX");
        landed(1, anna, "OBSERVE", "own", "MISSING");
        landed(2, anna, "ENGAGE", "gmail", "SPAM");
        landed(2, anna, "MEASURE", "own", "SPAM");
        landed(2, bob, "ENGAGE", "own", "SPAM");

        Training training = training();

        assertThat(training.engaged().k() + "/" + training.engaged().n()).isEqualTo("3/4");
        assertThat(training.observers().k() + "/" + training.observers().n()).isEqualTo("2/3");
    }

    @Test
    void what_was_removed_since_still_counts() {
        landed(2, anna, "ENGAGE", "own", "INBOX");
        landed(1, anna, "OBSERVE", "own", "INBOX");
        Training before = training();

        assertThat(new RetentionStore(store.database()).remove(new SenderDay(anna.id(), DAY), LATER_DAY))
                .isEqualTo(3);

        assertThat(training()).isEqualTo(before);
        assertThat(before.engaged().n()).isEqualTo(2);
    }
}
