package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.planning.Rest;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.transport.Fence;
import io.warmit.transport.Inbox;
import io.warmit.transport.Outgoing;
import io.warmit.transport.Post;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import io.warmit.transport.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that ask us to slow down, to stop for a while, or to leave a receiver alone. */
class ThrottleTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOON = Simulation.START.plus(Duration.ofHours(5));

    private final Map<Address, List<Instant>> sent = new HashMap<>();
    private final Map<Address, Integer> tries = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private int failed;
    private Optional<SendOutcome> answer = Optional.empty();
    private final Simulation simulation =
            new Simulation(Scenario.inMemory(5, PARIS, Defaults.CAMPAIGN), Moody::new, new EngineListener() {
                @Override
                public void sent(Message message, Mailbox from, Mailbox to, Duration took, String reply) {
                    sent.computeIfAbsent(from.address(), key -> new ArrayList<>())
                            .add(simulation().clock().instant());
                }

                @Override
                public void failed(Message message, Mailbox from, String reply) {
                    failed++;
                }

                @Override
                public void throttled(Mailbox mailbox, String slowdown, String reply) {
                    told.add(mailbox.provider() + " " + slowdown);
                }
            });

    private Simulation simulation() {
        return simulation;
    }

    /** The mail world, whose servers give an answer of the test's own once they have one. */
    private final class Moody implements Post {
        private final Simulation lived;

        Moody(Simulation lived) {
            this.lived = lived;
        }

        @Override
        public Sender sender(Mailbox mailbox) {
            Sender kind = lived.world().sender(mailbox);
            return new Sender() {
                @Override
                public SendOutcome send(Outgoing mail, Fence fence) {
                    tries.merge(mail.from(), 1, Integer::sum);
                    return answer.isPresent() ? answer.get() : kind.send(mail, fence);
                }

                @Override
                public void close() {
                    kind.close();
                }
            };
        }

        @Override
        public Inbox inbox(Mailbox mailbox) {
            return lived.world().inbox(mailbox);
        }
    }

    @BeforeEach
    void cast() {
        for (int i = 0; i < 8; i++) {
            simulation.add(Address.of("m" + i + "@d" + i + ".example"), ProviderModel.accepting(), Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        simulation.runUntil(NOON.plus(Duration.ofDays(8)));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void a_provider_that_throttles_is_served_at_half_speed_by_all_and_nothing_is_caught_up() {
        answer = Optional.of(new SendOutcome.Deferred(new Reply(Stage.MAIL, 421, "4.7.0 Try again later")));
        Instant throttled = untilTried();
        answer = Optional.empty();

        assertThat(told).hasSize(1).first().asString().startsWith("own slowed to 50 % until ");
        simulation.runUntil(throttled.plus(Duration.ofDays(1)));

        Duration gap = Defaults.CAMPAIGN.times().minGap();
        assertThat(leastGap(throttled, throttled.plus(Duration.ofHours(1))))
                .isGreaterThanOrEqualTo(gap.multipliedBy(2));
        assertThat(leastGap(throttled, throttled.plus(Duration.ofDays(1)))).isGreaterThanOrEqualTo(gap);
        assertThat(simulation.store().rests().slowdowns(throttled)).containsKey("own");
        assertThat(simulation.store().rests().slowdowns(throttled.plus(Duration.ofHours(4))))
                .isEmpty();
        assertThat(StoreDump.of(simulation.store().database(), "event"))
                .anyMatch(row -> row.contains("kind=slowed") && row.contains("own to 50 %"));
    }

    @Test
    void a_used_up_quota_closes_the_sender_for_24_hours_without_a_failure() {
        answer =
                Optional.of(new SendOutcome.Rejected(new Reply(Stage.MAIL, 550, "5.4.5 Daily sending quota exceeded")));
        Instant closed = untilTried();
        simulation.runUntil(closed.plus(Duration.ofHours(23)));

        assertThat(tries)
                .isNotEmpty()
                .allSatisfy((sender, times) -> assertThat(times).isEqualTo(1));
        assertThat(failed).isZero();
        allActive();
        answer = Optional.empty();
        simulation.runUntil(closed.plus(Duration.ofDays(4)));
        assertThat(tries.values()).allMatch(times -> times > 1);
    }

    @Test
    void too_many_logins_keep_the_sender_from_logging_in_for_an_hour_and_leave_its_password_alone() {
        answer = Optional.of(new SendOutcome.Deferred(new Reply(Stage.GREETING, 454, "4.7.0 Too many login attempts")));
        Instant closed = untilTried();
        simulation.runUntil(closed.plus(Duration.ofMinutes(59)));

        assertThat(tries)
                .isNotEmpty()
                .allSatisfy((sender, times) -> assertThat(times).isEqualTo(1));
        allActive();
    }

    @Test
    void a_receiver_that_gets_mail_too_fast_is_not_chosen_for_24_hours() {
        Mailbox busy = simulation.mailboxes().getFirst();
        answer = Optional.of(new SendOutcome.Deferred(
                new Reply(Stage.RCPT, 450, "4.2.1 The user is receiving mail at a rate that prevents delivery")));
        Instant now = untilTried();
        answer = Optional.empty();

        assertThat(simulation.store().rests().receivers(now)).hasSize(1);
        assertThat(simulation.store().rests().receivers(now.plus(Duration.ofDays(1))))
                .isEmpty();
        simulation.store().rests().receiver(busy.id(), new Rest(now.plus(Duration.ofDays(3)), "test"), now);
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        simulation.runUntil(midnight.plus(Duration.ofHours(12)));
        assertThat(StoreDump.of(simulation.store().database(), "message").stream()
                        .filter(row -> row.contains("kind=WARMUP")
                                && row.contains(" day="
                                        + midnight.atZone(PARIS).toLocalDate().toEpochDay() + " ")))
                .hasSizeGreaterThan(8)
                .noneMatch(row -> row.contains(" receiver_id=" + busy.id() + " "));
    }

    /** Lives on to the first answer of a server. */
    private Instant untilTried() {
        tries.clear();
        while (tries.isEmpty()) {
            simulation.runUntil(simulation.clock().instant().plusSeconds(20));
        }
        return simulation.clock().instant();
    }

    private Duration leastGap(Instant from, Instant to) {
        Duration least = Duration.ofDays(1);
        for (List<Instant> times : sent.values()) {
            List<Instant> within = times.stream()
                    .filter(at -> !at.isBefore(from) && at.isBefore(to))
                    .toList();
            for (int i = 1; i < within.size(); i++) {
                Duration gap = Duration.between(within.get(i - 1), within.get(i));
                least = gap.compareTo(least) < 0 ? gap : least;
            }
        }
        return least;
    }

    private void allActive() {
        assertThat(simulation.store().mailboxes().all()).allMatch(mailbox -> mailbox.status() == Status.ACTIVE);
    }
}
