package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.MessageReader;
import io.warmit.transport.Fence;
import io.warmit.transport.Inbox;
import io.warmit.transport.Outgoing;
import io.warmit.transport.Post;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.Sender;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A06: with the Message-ID rewritten and our header stripped a copy is still recognised, and the thread still threads. */
class ThreadHeadersTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Map<String, Outgoing> sent = new HashMap<>();

    @Test
    void a06_answers_name_the_ids_that_the_received_copies_show() {
        try (Simulation simulation = new Simulation(
                Scenario.inMemory(6, PARIS, Defaults.CAMPAIGN), world -> recorded(world.world()), new Journal())) {
            for (int i = 0; i < 6; i++) {
                simulation.add(
                        Address.of("m" + i + "@d" + i + ".example"), ProviderModel.exchange(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(20);
            Map<Long, Message> all = new HashMap<>();
            messages(simulation).forEach(message -> all.put(message.id(), message));
            List<Message> replies = all.values().stream()
                    .filter(message -> message.kind() == Kind.REPLY
                            && sent.containsKey(message.token().value()))
                    .toList();

            assertThat(replies).hasSizeGreaterThan(50).anyMatch(reply -> reply.turn() >= 4);
            assertThat(replies).allSatisfy(reply -> {
                Outgoing mail = sent(reply);
                List<Message> earlier = all.values().stream()
                        .filter(before -> before.threadId() == reply.threadId() && before.turn() < reply.turn())
                        .sorted(Comparator.comparingInt(Message::turn))
                        .toList();
                Outgoing opener = sent(earlier.getFirst());
                assertThat(mail.references())
                        .isEqualTo(earlier.stream()
                                .map(before -> "<" + before.token() + "@microsoft.example>")
                                .toList());
                assertThat(mail.inReplyTo()).contains(mail.references().getLast());
                assertThat(mail.subject()).isEqualTo("Re: " + opener.subject());
                assertThat(opener.subject()).doesNotStartWith("Re:");
                assertThat(mail.from()).isEqualTo(sent(earlier.getLast()).to());
            });
        }
    }

    private Outgoing sent(Message message) {
        return Objects.requireNonNull(sent.get(message.token().value()));
    }

    private Post recorded(MailWorld world) {
        return new Post() {
            @Override
            public Sender sender(Mailbox mailbox) {
                Sender line = world.sender(mailbox);
                return new Sender() {
                    @Override
                    public SendOutcome send(Outgoing mail, Fence fence) {
                        sent.put(mail.token().value(), mail);
                        return line.send(mail, fence);
                    }

                    @Override
                    public void close() {
                        line.close();
                    }
                };
            }

            @Override
            public Inbox inbox(Mailbox mailbox) {
                return world.inbox(mailbox);
            }
        };
    }

    private static List<Message> messages(Simulation simulation) {
        MessageReader.Filter any = new MessageReader.Filter(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                simulation.clock().instant());
        return new MessageReader(simulation.store().database())
                .list(any, 10_000).stream().map(MessageReader.Listed::message).toList();
    }
}
