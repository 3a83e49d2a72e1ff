package io.warmit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.schedule.Range;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A04: a bad placement recorded between planning and sending stops or cuts what is still to be sent. */
class BrakeStepTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void mail_that_lands_in_spam_at_noon_cuts_the_afternoon() {
        List<String> slowed = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        EngineListener listener = new EngineListener() {
            @Override
            public void slowed(Mailbox mailbox, int left, String why) {
                slowed.add(why);
            }

            @Override
            public void skipped(Message message, String reason) {
                skipped.add(reason);
            }
        };
        try (Simulation simulation =
                new Simulation(new Scenario(7, PARIS, Defaults.CAMPAIGN, new StoreLocation.InMemory()), listener)) {
            for (int i = 0; i < 8; i++) {
                simulation.add(Address.of("m" + i + "@d" + i + ".example"), allSpam(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(12);

            assertThat(slowed).isNotEmpty();
            assertThat(slowed).anyMatch(why -> why.startsWith("the pace fell to stop"));
            assertThat(skipped).anyMatch(reason -> reason.startsWith("the pace fell to stop"));
            assertThat(simulation.mailboxes().stream()
                            .map(mailbox -> simulation
                                    .store()
                                    .mailboxes()
                                    .find(mailbox.id())
                                    .orElseThrow())
                            .filter(mailbox -> mailbox.status() == Status.QUARANTINED)
                            .count())
                    .as("the last one may have nobody left to write to")
                    .isGreaterThanOrEqualTo(7);
        }
    }

    private static ProviderModel allSpam() {
        Range prompt = new Range(Duration.ofSeconds(1), Duration.ofSeconds(9));
        return new ProviderModel("hostile", 1, 0, 0, 0, 0, 0, 0, prompt, false, false, true, "Junk");
    }
}
