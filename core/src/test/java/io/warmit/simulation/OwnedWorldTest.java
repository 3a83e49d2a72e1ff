package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Owned;
import io.warmit.schedule.Range;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.OwnedStore.InVain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** POL-3: the first message that is found proves that a mailbox is the operator's; until then one at a time leaves. */
class OwnedWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nothing_follows_the_first_message_before_it_was_found_and_then_both_ends_are_proved() {
        try (Simulation simulation = world(slow(), slow())) {
            simulation.runDays(3);

            List<Sent> sent = sent(simulation);
            assertThat(sent).hasSizeGreaterThan(20);
            assertThat(early(sent, Sent::from)).isEmpty();
            assertThat(early(sent, Sent::to)).isEmpty();
            assertThat(simulation.store().mailboxes().all())
                    .allMatch(box -> box.owned().received().isPresent()
                            && box.owned().sent().isPresent());
        }
    }

    @Test
    void a_mailbox_whose_mail_is_never_found_gets_one_message_a_day_and_is_named() {
        try (Simulation simulation = world(ProviderModel.accepting(), losing())) {
            simulation.runDays(9);

            Mailbox lost = simulation.mailboxes().getLast();
            List<Sent> sent = sent(simulation);
            List<Instant> to = sent.stream()
                    .filter(message -> message.to() == lost.id())
                    .map(Sent::left)
                    .toList();
            assertThat(to).hasSizeGreaterThanOrEqualTo(3);
            for (int i = 1; i < to.size(); i++) {
                assertThat(Duration.between(to.get(i - 1), to.get(i))).isGreaterThanOrEqualTo(DAY);
            }
            assertThat(owned(simulation, lost).received()).isEmpty();
            assertThat(simulation.store().owned().inVain(3))
                    .contains(new InVain(lost.address().toString(), true, missing(sent, lost)));
        }
    }

    private static int missing(List<Sent> sent, Mailbox lost) {
        return (int) sent.stream()
                .filter(message -> message.to() == lost.id() && message.state().equals("MISSING"))
                .count();
    }

    private static Owned owned(Simulation simulation, Mailbox mailbox) {
        return simulation.store().mailboxes().find(mailbox.id()).orElseThrow().owned();
    }

    /** What left at an end of which no earlier message had been found yet, although one was under way. */
    private static List<Sent> early(List<Sent> sent, ToLongFunction<Sent> end) {
        Map<Long, Instant> proved = new HashMap<>();
        sent.forEach(message -> proved.merge(end.applyAsLong(message), message.settled(), OwnedWorldTest::earlier));
        Set<Long> begun = new HashSet<>();
        return sent.stream()
                .filter(message -> !begun.add(end.applyAsLong(message))
                        && message.left().isBefore(proved.get(end.applyAsLong(message))))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A message that left, and when it was found or given up. */
    private record Sent(long from, long to, String state, Instant left, Instant settled) {}

    private static List<Sent> sent(Simulation simulation) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.selectFrom(MESSAGE)
                        .where(MESSAGE.DOT_AT.isNotNull())
                        .orderBy(MESSAGE.DOT_AT)
                        .fetch(row -> new Sent(
                                row.getSenderId(),
                                row.getReceiverId(),
                                row.getState(),
                                Instant.ofEpochMilli(row.getDotAt()),
                                Optional.ofNullable(row.getSettledAt())
                                        .map(Instant::ofEpochMilli)
                                        .orElse(Instant.MAX))));
    }

    /** Three mailboxes of one kind, and a fourth. */
    private static Simulation world(ProviderModel three, ProviderModel fourth) {
        Simulation simulation = new Simulation(Scenario.inMemory(3, PARIS, Defaults.CAMPAIGN), new Journal());
        for (int i = 0; i < 4; i++) {
            simulation.add(Address.of("m" + i + "@d" + i + ".example"), i < 3 ? three : fourth, Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        return simulation;
    }

    private static ProviderModel slow() {
        return with(0, new Range(Duration.ofHours(3), Duration.ofHours(4)));
    }

    private static ProviderModel losing() {
        return with(1, ProviderModel.accepting().delay());
    }

    private static ProviderModel with(double loss, Range delay) {
        ProviderModel model = ProviderModel.accepting();
        return new ProviderModel(
                model.name(), 0, 0, 0, 0, loss, 0, 0, delay, false, false, model.move(), model.junkFolder());
    }
}
