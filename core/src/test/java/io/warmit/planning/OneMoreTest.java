package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Mailbox;
import io.warmit.planning.SendGate.Go;
import io.warmit.planning.SendGate.Later;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneMoreTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final Mailbox ANA = Sample.mailbox(1, "ana@a.example");

    private Optional<Instant> lastDot = Optional.empty();
    private List<Instant> debits = List.of();
    private Optional<Rest> rest = Optional.empty();
    private Optional<Recovering> recovering = Optional.empty();

    @Test
    void where_nothing_stands_against_it_one_more_goes_also_at_night() {
        assertThat(check(NOON)).isEqualTo(new Go());
        assertThat(check(Instant.parse("2026-03-01T02:00:00Z"))).isEqualTo(new Go());
    }

    @Test
    void the_gap_begins_with_the_last_mail_whoever_sent_it() {
        lastDot = Optional.of(NOON.minusSeconds(540));
        assertThat(check(NOON)).isEqualTo(new Later(NOON.plusSeconds(60), "least gap 10m"));

        debits = List.of(NOON.minusSeconds(60));
        assertThat(check(NOON)).isEqualTo(new Later(NOON.plusSeconds(540), "least gap 10m"));
    }

    @Test
    void the_caps_count_what_others_sent() {
        debits = Collections.nCopies(40, NOON.minusSeconds(3600));

        assertThat(check(NOON))
                .isEqualTo(new Later(NOON.minusSeconds(3600).plus(Duration.ofDays(1)), "daily_max 40 in any 24 hours"));
    }

    @Test
    void a_rest_and_a_recovery_hold_for_everybody() {
        rest = Optional.of(new Rest(NOON.plusSeconds(900), "told to wait"));
        assertThat(check(NOON)).isEqualTo(new Later(NOON.plusSeconds(900), "told to wait"));

        recovering = Optional.of(new Recovering(1, 2));
        assertThat(check(NOON))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.at()).isEqualTo(Instant.MAX));
    }

    private SendGate check(Instant now) {
        return OneMore.check(new OneMore.Facts(
                now,
                ANA,
                Duration.ofMinutes(10),
                lastDot,
                debits,
                Limits.NONE.room(ANA),
                Room.Used.NOTHING,
                rest,
                recovering));
    }
}
