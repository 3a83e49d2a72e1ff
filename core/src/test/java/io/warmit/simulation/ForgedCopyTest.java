package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Identity;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Placement;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that pretends to be ours, laid into a mailbox before the genuine one arrives. */
class ForgedCopyTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final List<WorldCopy> forged = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"own", "stripping"})
    void a_forged_copy_neither_counts_nor_spoils_the_genuine_one_beside_it(String provider) {
        ProviderModel model = provider.equals("own") ? ProviderModel.accepting() : strips(ProviderModel.accepting());
        try (Simulation simulation = new Simulation(Scenario.inMemory(7, PARIS, Defaults.CAMPAIGN), new Journal())) {
            List<Message> planned = planned(simulation, model);
            for (Message message : planned) {
                forge(simulation, message, Optional.of(message.token() + " aaaaaaaaaaaaaaaa"), "<a@evil.example>");
                forge(
                        simulation,
                        message,
                        Optional.empty(),
                        "<" + message.token() + "." + message.due().toEpochMilli() + "@evil.example>");
            }

            simulation.runDays(4);

            assertThat(planned).allSatisfy(message -> {
                Message now = simulation.store().messages().find(message.id()).orElseThrow();
                assertThat(now.state())
                        .isInstanceOfSatisfying(
                                MessageState.Confirmed.class,
                                confirmed -> assertThat(confirmed.placement()).isEqualTo(Placement.INBOX));
                assertThat(now.copies()).isEqualTo(1);
            });
            nothingWasDoneToForgedMail(simulation);
        }
    }

    @Test
    void mail_with_a_right_mac_is_not_ours_while_nothing_was_sent() {
        try (Simulation simulation = new Simulation(Scenario.inMemory(7, PARIS, Defaults.CAMPAIGN), new Journal())) {
            List<Message> planned = planned(simulation, ProviderModel.accepting());
            Message last = planned.getLast();
            forge(simulation, last, Optional.of(genuine(simulation, last)), "<a@evil.example>");

            simulation.runUntil(last.due().minusSeconds(1));

            assertThat(simulation
                            .store()
                            .messages()
                            .find(last.id())
                            .orElseThrow()
                            .state())
                    .isInstanceOf(MessageState.Planned.class);
            nothingWasDoneToForgedMail(simulation);
        }
    }

    /** The openers of the first day, before any of them has left. */
    private static List<Message> planned(Simulation simulation, ProviderModel model) {
        for (int i = 0; i < 3; i++) {
            simulation.add(Address.of("m" + i + "@d" + i + ".example"), model, Mode.ENGAGE, PARIS);
        }
        simulation.launch();
        simulation.runUntil(Simulation.START.plus(Duration.ofMinutes(90)));
        return simulation.mailboxes().stream()
                .flatMap(box -> simulation.store().due().waiting(box.id()).stream())
                .sorted(java.util.Comparator.comparing(Message::due))
                .toList();
    }

    private void forge(Simulation simulation, Message message, Optional<String> own, String id) {
        WorldCopy copy =
                new WorldCopy(own, id, Optional.empty(), simulation.clock().instant(), Optional.empty());
        forged.add(
                world(simulation, message.receiverId()).folder(FolderRole.JUNK).add(copy));
    }

    private void nothingWasDoneToForgedMail(Simulation simulation) {
        List<WorldCopy> junk = simulation.world().mailboxes().stream()
                .flatMap(box -> box.folder(FolderRole.JUNK).all().stream())
                .toList();
        assertThat(forged).isNotEmpty().allMatch(copy -> copy.toString().endsWith("[]"));
        assertThat(junk).containsExactlyInAnyOrderElementsOf(forged);
    }

    private static String genuine(Simulation simulation, Message message) {
        return Identity.ownHeader(
                simulation.key(),
                message.token(),
                mailbox(simulation, message.senderId()).address(),
                mailbox(simulation, message.receiverId()).address());
    }

    private static WorldMailbox world(Simulation simulation, long id) {
        return simulation.world().mailbox(mailbox(simulation, id).address());
    }

    private static Mailbox mailbox(Simulation simulation, long id) {
        return simulation.store().mailboxes().find(id).orElseThrow();
    }

    private static ProviderModel strips(ProviderModel model) {
        return new ProviderModel(
                model.name(), 0, 0, 0, 0, 0, 0, 0, model.delay(), true, true, model.move(), model.junkFolder());
    }
}
