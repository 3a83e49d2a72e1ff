package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.engine.Forgetting;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.placement.FolderRole;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HYG-5 and PLACE-2: nothing is forgotten before it is written where it landed. */
class ForgettingTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Address BOB = Address.of("bob@beech.example");

    private final Simulation simulation =
            new Simulation(Simulation.Scenario.inMemory(5, PARIS, Defaults.CAMPAIGN), EngineListener.SILENT);

    @AfterEach
    void close() {
        simulation.close();
    }

    private Mailbox mailbox() {
        return simulation.store().mailboxes().find(BOB).orElseThrow();
    }

    private Optional<Message> message(WorldCopy copy) {
        return copy.carriers().token().stream()
                .flatMap(token -> simulation.store().receipts().byTokens(List.of(token)).stream())
                .findFirst();
    }

    /** Lives on until a message lies in the inbox that no look has met. */
    private WorldCopy unseen(WorldMailbox bob) {
        for (int i = 0; i < 100_000; i++) {
            simulation.runUntil(simulation.clock().instant().plus(Duration.ofSeconds(5)));
            bob.settle(simulation.clock().instant());
            Optional<WorldCopy> copy = bob.folder(FolderRole.INBOX).all().stream()
                    .filter(each -> message(each)
                            .filter(found -> found.state() instanceof MessageState.Accepted)
                            .isPresent())
                    .findFirst();
            if (copy.isPresent()) {
                return copy.get();
            }
        }
        throw new AssertionError("no message was ever on its way");
    }

    @Test
    void a_copy_that_no_look_has_met_stays_until_it_is_written_where_it_landed() {
        for (String name : List.of("anna@alder.example", "bob@beech.example", "carl@cedar.example")) {
            simulation.add(Address.of(name), ProviderModel.accepting(), Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        simulation.runDays(3);
        WorldMailbox bob = simulation.world().mailbox(BOB);
        WorldCopy unseen = unseen(bob);
        Message before = message(unseen).orElseThrow();
        Forgetting forgetting = new Forgetting(simulation.parts(), () -> {});

        Forgetting.Result would = forgetting.of(mailbox(), true, () -> {});
        Forgetting.Result first = forgetting.of(mailbox(), false, () -> {});

        assertThat(first.removed()).isPositive().isEqualTo(would.removed());
        assertThat(bob.folder(FolderRole.INBOX).all()).containsExactly(unseen);

        simulation.runUntil(simulation.clock().instant().plus(Duration.ofMinutes(2)));
        assertThat(simulation.store().messages().find(before.id()).orElseThrow().state())
                .isInstanceOf(MessageState.Confirmed.class);
        forgetting.of(mailbox(), false, () -> {});
        assertThat(bob.folder(FolderRole.INBOX).all()).doesNotContain(unseen);
    }
}
