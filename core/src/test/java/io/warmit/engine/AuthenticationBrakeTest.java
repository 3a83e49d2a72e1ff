package io.warmit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.placement.Verdict;
import io.warmit.placement.VerdictHeaders;
import io.warmit.placement.VerdictHeaders.Header;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.StoreKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PACE-7: mail that fails DKIM at its receivers for three days is not sent on. */
class AuthenticationBrakeTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_sender_whose_key_is_wrong_stops_on_the_fourth_day_and_begins_anew_when_it_is_resumed(StoreKind kind) {
        try (Simulation simulation =
                new Simulation(new Scenario(7, PARIS, Defaults.CAMPAIGN, kind.fresh()), EngineListener.SILENT)) {
            List<Mailbox> mailboxes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                mailboxes.add(simulation.add(
                        Address.of("m" + i + "@d" + i + ".example"), ProviderModel.accepting(), Mode.ENGAGE, PARIS));
            }
            simulation.world().judge("d0.example", results("dkim=fail header.d=d0.example header.s=s1"));
            simulation.world().judge("d1.example", results("dkim=pass header.d=d1.example header.s=s1"));
            simulation.launch();

            simulation.runDays(3);
            assertThat(now(simulation, mailboxes.getFirst()).status()).isEqualTo(Status.ACTIVE);

            simulation.runDays(5);
            Mailbox stopped = now(simulation, mailboxes.getFirst());
            assertThat(stopped.status()).isEqualTo(Status.QUARANTINED);
            assertThat(stopped.statusReason().orElseThrow()).startsWith("dkim fails at its receivers for 3 days");
            assertThat(now(simulation, mailboxes.get(1)).status()).isEqualTo(Status.ACTIVE);

            Instant resumed = simulation.clock().instant();
            simulation
                    .store()
                    .mailboxes()
                    .status(stopped.id(), Status.ACTIVE, resumed, Optional.empty(), Optional.empty());
            simulation.world().judge("d0.example", results("dkim=pass header.d=d0.example header.s=s2"));
            simulation.runDays(15);
            assertThat(now(simulation, mailboxes.getFirst()).status()).isEqualTo(Status.ACTIVE);
        }
    }

    private static Mailbox now(Simulation simulation, Mailbox mailbox) {
        return simulation.store().mailboxes().find(mailbox.id()).orElseThrow();
    }

    private static Verdict results(String words) {
        return VerdictHeaders.read(List.of(new Header("Authentication-Results", "mx.example; " + words)));
    }
}
