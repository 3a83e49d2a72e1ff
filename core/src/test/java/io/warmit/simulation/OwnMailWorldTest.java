package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.placement.FolderRole;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CAP-1 and CAP-6: the owner of a young mailbox writes by hand, and with our mail it stays at 40 in any 24 hours. */
class OwnMailWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration DAY = Duration.ofDays(1);

    private final Simulation simulation = new Simulation(Scenario.inMemory(5, PARIS, Defaults.CAMPAIGN), new Journal());
    private final List<Instant> own = new ArrayList<>();

    @BeforeEach
    void cast() {
        for (int i = 0; i < 16; i++) {
            simulation.add(address(i), ProviderModel.accepting(), Mode.ENGAGE, PARIS);
        }
        simulation.world().mailbox(address(0)).open("Sent", FolderRole.SENT);
        simulation.launch();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private static Address address(int number) {
        return Address.of("m" + number + "@d" + number + ".example");
    }

    /** One mail every so often between 9 and 17 o'clock in Paris, on so many days. */
    private void writes(int firstDay, int lastDay, int mailsPerDay) {
        Duration each = Duration.ofHours(8).dividedBy(mailsPerDay);
        for (int day = firstDay; day <= lastDay; day++) {
            Instant at = Simulation.START.plus(DAY.multipliedBy(day - 1)).plus(Duration.ofHours(2));
            for (int i = 0; i < mailsPerDay; i++) {
                at = at.plus(each);
                simulation.runUntil(at);
                simulation
                        .world()
                        .mailbox(address(0))
                        .receiveForeign(FolderRole.SENT, "<own-" + own.size() + "@d0.example>", at);
                own.add(at);
            }
        }
    }

    private List<Instant> ours() {
        return simulation.world().sendsOf(address(0));
    }

    /** The fullest 24 hours that end with a mail of one list. */
    private int most(List<Instant> ends) {
        List<Instant> all = new ArrayList<>(own);
        all.addAll(ours());
        return ends.stream()
                .mapToInt(end -> (int) all.stream()
                        .filter(at -> at.isAfter(end.minus(DAY)) && !at.isAfter(end))
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void with_an_owner_who_writes_much_every_day_both_together_stay_at_40_in_any_24_hours() {
        writes(1, 15, 25);

        List<Instant> everything = new ArrayList<>(own);
        everything.addAll(ours());
        assertThat(most(everything)).isLessThanOrEqualTo(40).isGreaterThan(35);
        assertThat(ours()).hasSizeGreaterThan(80);
    }

    @Test
    void an_owner_who_suddenly_writes_much_stops_ours_and_nothing_of_ours_leaves_above_40() {
        simulation.runDays(15);
        int before = ours().size();
        writes(16, 19, 45);

        List<Instant> later = ours().subList(before, ours().size());
        assertThat(most(later)).isLessThanOrEqualTo(40);
        assertThat(ours().stream().filter(at -> at.isAfter(own.get(60))))
                .as("the owner has used all of the room")
                .isEmpty();
    }

    @Test
    void where_nobody_writes_by_hand_nothing_changes() {
        simulation.runDays(15);

        assertThat(ours().size())
                .isCloseTo(simulation.world().sendsOf(address(1)).size(), org.assertj.core.data.Offset.offset(60));
        assertThat(StoreDump.of(simulation.store().database(), "own_mail")).isEmpty();
    }

    @Test
    void nothing_is_kept_of_it_but_how_many_left_in_which_minute() {
        writes(1, 2, 10);
        simulation.runDays(3);

        assertThat(StoreDump.of(simulation.store().database(), "own_mail")).hasSize(20);
        for (String table : List.of("own_mail", "own_mark", "event", "message")) {
            assertThat(StoreDump.of(simulation.store().database(), table)).noneMatch(row -> row.contains("own-"));
        }
    }
}
