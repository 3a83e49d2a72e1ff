package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sqlite.ProgressHandler;

/** A25: what a visit costs does not follow how many mailboxes there are. Counted in steps of the database's machine, so it is the same on every computer. */
class WorkPerVisitTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int STEPS = 10;
    private static final int TOGETHER = 1000;

    @Test
    void a_day_is_planned_and_sent_with_the_same_work_in_a_large_store() {
        long few = stepsOfADay(400);
        long many = stepsOfADay(20_000);

        assertThat(many).isLessThan(few * 3 / 2);
    }

    /** The steps of all visits that one mailbox gets in the morning of its first day. */
    private static long stepsOfADay(int mailboxes) {
        AtomicLong steps = new AtomicLong();
        try (Simulation simulation = new Simulation(Scenario.inMemory(25, PARIS, Defaults.CAMPAIGN), new Journal())) {
            for (int from = 0; from < mailboxes; from += TOGETHER) {
                int start = from;
                simulation.store().database().write(sql -> {
                    for (int i = start; i < Math.min(start + TOGETHER, mailboxes); i++) {
                        Address address = Address.of("m" + i + "@d" + i % 50 + ".example");
                        simulation.add(address, ProviderModel.accepting(), Mode.ENGAGE, PARIS);
                    }
                    return true;
                });
            }
            simulation.launch();
            simulation.clock().moveTo(Simulation.START.plus(Duration.ofHours(2)));
            simulation.store().database().write(sql -> {
                sql.connection(connection -> ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                    @Override
                    protected int progress() {
                        steps.incrementAndGet();
                        return 0;
                    }
                }));
                return true;
            });
            for (int visit = 0; visit < 20; visit++) {
                simulation.engine().visit(simulation.mailboxes().getFirst().id());
                simulation.clock().moveTo(simulation.clock().instant().plus(Duration.ofMinutes(15)));
            }
        }
        assertThat(steps.get()).isPositive();
        return steps.get() * STEPS;
    }
}
