package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.schedule.SendWindow.Span;
import io.warmit.schedule.Slots.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** TIME-5 and TIME-7. */
class SlotsTest {
    private static final Span DAY =
            new Span(Instant.parse("2026-03-02T07:30:00Z"), Instant.parse("2026-03-02T17:30:00Z"));
    private static final Duration GAP = Duration.ofMinutes(10);

    @Test
    void with_draws_in_the_middle_slots_stand_in_the_middle_of_their_shares() {
        List<Slot> slots = Slots.even(DAY, 4, GAP, i -> 0.5);

        // 36,000 s ÷ 4: 75 min, then every 150 min; 08:45 and the others fall on a full quarter and move on by 90 s.
        assertThat(slots)
                .extracting(Slot::due)
                .containsExactly(
                        Instant.parse("2026-03-02T08:46:30Z"),
                        Instant.parse("2026-03-02T11:16:30Z"),
                        Instant.parse("2026-03-02T13:46:30Z"),
                        Instant.parse("2026-03-02T16:16:30Z"));
        assertThat(slots.getFirst().expires()).as("two distances later").isEqualTo("2026-03-02T13:46:30Z");
        assertThat(slots.getLast().expires()).as("at most the window's end").isEqualTo(DAY.closes());
    }

    /** Twelve in ten hours are 3,000 s apart: 0.55 of that is 1,650 s, 1.45 of it 4,350 s. None of these falls on a full quarter. */
    @Test
    void draws_at_their_ends_put_neighbours_fifty_five_to_a_hundred_and_forty_five_percent_apart() {
        List<Slot> slots = Slots.even(DAY, 12, GAP, i -> i % 2 == 0 ? 1 : 0);

        List<Long> apart = new ArrayList<>();
        for (int i = 1; i < slots.size(); i++) {
            apart.add(
                    Duration.between(slots.get(i - 1).due(), slots.get(i).due()).toSeconds());
        }
        assertThat(apart)
                .containsExactly(
                        1_650L, 4_350L, 1_650L, 4_350L, 1_650L, 4_350L, 1_650L, 4_350L, 1_650L, 4_350L, 1_650L);
    }

    @Test
    void where_little_room_is_left_the_sway_shrinks_to_what_the_gap_leaves() {
        // 48 of 10 min in 10 h: 750 s apart, of which the gap leaves 150 s to sway.
        List<Slot> slots = Slots.even(DAY, 48, GAP, i -> i % 2 == 0 ? 1 : 0);

        assertThat(slots.get(0).due()).isEqualTo(DAY.opens().plusSeconds(450));
        assertThat(slots.get(1).due()).isEqualTo(DAY.opens().plusSeconds(1_050));
    }

    /** One message in ten hours is drawn between 27.5 and 72.5 % of them. */
    @Test
    void a_slot_on_a_full_quarter_moves_by_sixty_to_a_hundred_and_nineteen_seconds_by_the_same_draw() {
        assertThat(only("2026-03-02T09:45:00Z", 0)).as("12:30:00").isEqualTo("2026-03-02T12:31:00Z");
        assertThat(only("2026-03-02T07:30:00Z", 0.5)).as("12:30:00").isEqualTo("2026-03-02T12:31:30Z");
        assertThat(only("2026-03-02T05:15:30Z", 0.999)).as("12:30:13.8").isEqualTo("2026-03-02T12:32:12.800Z");
    }

    private static Instant only(String opens, double u) {
        Instant from = Instant.parse(opens);
        return Slots.even(new Span(from, from.plus(Duration.ofHours(10))), 1, GAP, i -> u)
                .getFirst()
                .due();
    }

    @Test
    void no_more_messages_are_placed_than_the_gap_leaves_room_for() {
        assertThat(Slots.even(DAY, 61, GAP, i -> 0.9)).hasSize(60);
        assertThat(Slots.even(DAY, 60, GAP, i -> 0.9)).hasSize(60);
        assertThat(Slots.even(DAY, 0, GAP, i -> 0.9)).isEmpty();
        assertThat(Slots.even(new Span(DAY.opens(), DAY.opens().plusSeconds(599)), 3, GAP, i -> 0.5))
                .isEmpty();
    }

    @Test
    void as_soon_as_possible_is_one_gap_after_the_other_from_the_opening() {
        List<Slot> slots = Slots.asap(DAY, 3, GAP);

        assertThat(slots)
                .extracting(Slot::due)
                .containsExactly(
                        DAY.opens(), DAY.opens().plusSeconds(600), DAY.opens().plusSeconds(1200));
        assertThat(slots).extracting(Slot::expires).containsOnly(DAY.closes());
        assertThat(Slots.asap(DAY, 500, GAP)).hasSize(60);
        assertThat(Slots.asap(DAY, 3, Duration.ZERO)).extracting(Slot::due).containsOnly(DAY.opens());
    }

    @RepeatedTest(2000)
    void slots_lie_inside_in_order_and_never_nearer_than_the_gap(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Span span = new Span(
                DAY.opens().plusSeconds(random.nextInt(7200)), DAY.closes().minusSeconds(random.nextInt(7200)));
        Duration gap = Duration.ofSeconds(random.nextInt(1800));
        int count = random.nextInt(60);
        boolean extreme = random.nextInt(4) == 0;
        double[] draws = random.doubles(count + 1).toArray();

        List<Slot> slots = Slots.even(span, count, gap, i -> extreme ? Math.round(draws[i]) * 0.999999 : draws[i]);

        int fitting = gap.isZero() ? count : (int) Math.min(count, span.length().toMillis() / gap.toMillis());
        assertThat(slots).hasSize(fitting);
        double distance = (double) span.length().toMillis() / Math.max(1, fitting);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            assertThat(span.contains(slot.due())).isTrue();
            assertThat(slot.expires()).isAfter(slot.due()).isBeforeOrEqualTo(span.closes());
            if (i > 0) {
                Duration apart = Duration.between(slots.get(i - 1).due(), slot.due());
                assertThat(apart).isGreaterThanOrEqualTo(gap);
                // A step off the quarter moves a slot by less than two minutes.
                assertThat((double) apart.toMillis()).isBetween(0.55 * distance - 120_000, 1.45 * distance + 120_000);
            }
        }
    }

    @RepeatedTest(200)
    void a_slot_leaves_the_full_quarter_where_there_is_room(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[] draws = random.doubles(12).toArray();

        List<Slot> slots = Slots.even(DAY, 12, GAP, i -> draws[i]);

        for (int i = 0; i < slots.size(); i++) {
            Instant due = slots.get(i).due();
            boolean quarter = due.truncatedTo(ChronoUnit.MINUTES).getEpochSecond() / 60 % 15 == 0;
            Instant next = i + 1 < slots.size() ? slots.get(i + 1).due() : DAY.closes();
            boolean room = Duration.between(due, next).compareTo(GAP.plusSeconds(120)) > 0;
            assertThat(quarter && room).as("slot %s at %s", i, due).isFalse();
        }
    }
}
