package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final AuditDay ANNA =
            new AuditDay(DAY, "anna@alpha.example", 12, 12, new Conservation(12, 10, 0, 1, 0, 0, 0, 0, 1));
    private static final AuditDay BOB =
            new AuditDay(DAY, "bob@delta.example", 9, 9, new Conservation(9, 7, 0, 1, 0, 0, 0, 0, 0));
    private static final AuditTrail LOST = new AuditTrail(81_977, 1, 1, 0, false, Optional.of("PLANNED"));

    @Test
    void a_row_that_fell_back_to_planned_is_named_with_the_command_that_shows_it() {
        Audit audit = Audit.of(List.of(ANNA, BOB), List.of(LOST), Audit.By.SENDER_DAY);

        assertThat(audit.holds()).isFalse();
        assertThat(audit.lines()).extracting(Audit.Line::verdict).containsExactly("balanced", "1 too few");
        assertThat(audit.summary())
                .isEqualTo(
                        "✖ 1 of 2 lines does not balance: message 81977 has a dot in the events, its row says PLANNED;"
                                + " warmit message show 81977");
    }

    @Test
    void lines_add_up_by_sender_and_by_day() {
        AuditDay next = new AuditDay(DAY.plusDays(1), "anna@alpha.example", 1, 1, Conservation.NOTHING);

        Audit senders = Audit.of(List.of(ANNA, BOB, next), List.of(), Audit.By.SENDER);
        Audit days = Audit.of(List.of(ANNA, BOB, next), List.of(), Audit.By.DAY);

        assertThat(senders.lines())
                .extracting(line -> line.sender().orElseThrow() + " " + line.planned())
                .containsExactly("anna@alpha.example 13", "bob@delta.example 9");
        assertThat(days.lines())
                .extracting(
                        line -> line.day().orElseThrow() + " " + line.equation().submitted())
                .containsExactly("2026-11-24 21", "2026-11-25 0");
        assertThat(days.total().planned()).isEqualTo(22);
    }

    @Test
    void two_errors_that_cancel_each_other_in_a_line_are_still_faults() {
        AuditTrail invented = new AuditTrail(5, 1, 0, 0, false, Optional.of("ACCEPTED"));

        Audit audit = Audit.of(List.of(ANNA), List.of(LOST, invented), Audit.By.SENDER_DAY);

        assertThat(audit.unbalanced()).isZero();
        assertThat(audit.holds()).isFalse();
        assertThat(audit.summary())
                .isEqualTo(
                        "✖ 1 line balances, but message 5 has no dot in the events, its row says ACCEPTED; warmit message show 5, and 1 more");
    }

    @Test
    void what_was_planned_and_is_not_there_does_not_balance_even_if_it_never_left() {
        AuditDay day = new AuditDay(DAY, "anna@alpha.example", 3, 2, Conservation.NOTHING);

        Audit audit = Audit.of(List.of(day), List.of(), Audit.By.SENDER_DAY);

        assertThat(audit.lines().getFirst().verdict()).isEqualTo("1 planned and not there");
        assertThat(audit.holds()).isFalse();
    }

    @Test
    void a_store_in_order_says_so() {
        Audit audit = Audit.of(List.of(ANNA), List.of(), Audit.By.SENDER_DAY);

        assertThat(audit.holds()).isTrue();
        assertThat(audit.summary()).isEqualTo("✔ 1 line balances");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, false, CONFIRMED, ",
        "1, 0, 0, false, PLANNED, ",
        "1, 2, 2, false, FAILED, ",
        "1, 2, 1, false, ACCEPTED, ",
        "1, 2, 0, false, CONFIRMED, 'has 2 dots in the events, and one is the most'",
        "1, 1, 0, false, FAILED, 'has a dot in the events, its row says FAILED'",
        "1, 1, 0, false, SKIPPED, 'has a dot in the events, its row says SKIPPED'",
        "1, 1, 1, false, UNCONFIRMED, 'has no dot in the events, its row says UNCONFIRMED'",
        "1, 0, 0, true, ACCEPTED, 'was accepted, and no fence of the same epoch stands in the events'",
        "1, 1, 0, false, , 'has a dot in the events, and no row'",
        "1, 0, 0, false, , 'was planned in the events, and has no row'",
        "0, 0, 0, false, PLANNED, 'has a row, and was never planned in the events'",
    })
    void a_message_shows_what_none_may_show(
            int planned, int fences, int refused, boolean unfenced, String state, String fault) {
        AuditTrail trail = new AuditTrail(7, planned, fences, refused, unfenced, Optional.ofNullable(state));

        assertThat(trail.fault()).isEqualTo(Optional.ofNullable(fault));
    }
}
