package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.placement.FolderRole;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.simulation.WorldMailbox.Arrival;
import io.warmit.transport.Fence;
import io.warmit.transport.Inbox;
import io.warmit.transport.Outgoing;
import io.warmit.transport.Post;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A15: partners whose mail programs answer everything, as some do, with whatever headers they like. */
class AutoResponderTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Address EAGER = Address.of("m0@d0.example");
    private static final CampaignSettings ALL_THE_TIME = new CampaignSettings(
            new Volume(90, new RampPlan.Linear(3, 1, 6), 0.75, 1.10, After.STOP, OptionalInt.empty()),
            Defaults.CAMPAIGN.pairs(),
            Defaults.CAMPAIGN.times(),
            Defaults.CAMPAIGN.read(),
            Defaults.CAMPAIGN.reply(),
            Defaults.CAMPAIGN.file());

    private final List<WorldCopy> answers = new ArrayList<>();

    @Test
    void a15_an_auto_responder_causes_no_loop_in_100_virtual_days() {
        Journal journal = new Journal();
        try (Simulation simulation =
                new Simulation(Scenario.inMemory(15, PARIS, ALL_THE_TIME), AnsweringPost::new, journal)) {
            for (int i = 0; i < 5; i++) {
                simulation.add(
                        Address.of("m" + i + "@d" + i + ".example"), ProviderModel.accepting(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(100);
            simulation.drain();

            int toTheEager = sent(simulation, EAGER);
            assertThat(toTheEager).isGreaterThan(200);
            assertThat(answers).as("everything was answered once").hasSize(toTheEager);
            assertThat(answers)
                    .as("not one was read, starred or moved")
                    .allMatch(copy -> copy.toString().endsWith("[]"));
            List<WorldCopy> inboxes = simulation.world().mailboxes().stream()
                    .flatMap(box -> box.folder(FolderRole.INBOX).all().stream())
                    .toList();
            assertThat(inboxes).containsAll(answers);
            answersAreAnsweredToOursAlone(simulation);
            everythingIsAccountedFor(simulation, simulation.outcome(journal));
        }
    }

    /** Each message that left was planned by us: an opener, or the answer to a message of ours that was seen to arrive. */
    private static void answersAreAnsweredToOursAlone(Simulation simulation) {
        int left = simulation.store().database().read(sql -> sql.fetchCount(MESSAGE, MESSAGE.DOT_AT.isNotNull()));
        assertThat(simulation.world().accepted()).isEqualTo(left);
        assertThat(simulation.world().mostCopies()).isEqualTo(1);
        var parent = MESSAGE.as("parent");
        int withoutParent = simulation
                .store()
                .database()
                .read(sql -> sql.fetchCount(sql.selectFrom(MESSAGE)
                        .where(MESSAGE.TURN.gt(1))
                        .andNotExists(sql.selectOne()
                                .from(parent)
                                .where(
                                        parent.ID.eq(MESSAGE.PARENT_ID),
                                        parent.STATE.eq("CONFIRMED"),
                                        parent.RECEIVER_ID.eq(MESSAGE.SENDER_ID)))));
        assertThat(withoutParent).isZero();
    }

    private static void everythingIsAccountedFor(Simulation simulation, Outcome outcome) {
        assertThat(outcome.total().balanced()).isTrue();
        assertThat(outcome.total().submitted()).isEqualTo(simulation.world().accepted());
        assertThat(outcome.total().confirmed()).isEqualTo(outcome.total().submitted());
        assertThat(outcome.total().extraCopies()).isZero();
        assertThat(outcome.total().state("BOUNCED")).isZero();
    }

    private static int sent(Simulation simulation, Address to) {
        long id = simulation.mailboxes().stream()
                .filter(box -> box.address().equals(to))
                .findFirst()
                .orElseThrow()
                .id();
        return simulation
                .store()
                .database()
                .read(sql -> sql.fetchCount(MESSAGE, MESSAGE.RECEIVER_ID.eq(id), MESSAGE.DOT_AT.isNotNull()));
    }

    /** The mail world, in which one mailbox answers whatever it gets. */
    private final class AnsweringPost implements Post {
        private final Simulation lived;

        AnsweringPost(Simulation lived) {
            this.lived = lived;
        }

        @Override
        public Sender sender(Mailbox mailbox) {
            Sender real = lived.world().sender(mailbox);
            return new Sender() {
                @Override
                public SendOutcome send(Outgoing mail, Fence fence) {
                    SendOutcome outcome = real.send(mail, fence);
                    if (mail.to().equals(EAGER) && outcome instanceof SendOutcome.Accepted) {
                        answer(mail);
                    }
                    return outcome;
                }

                @Override
                public void close() {
                    real.close();
                }
            };
        }

        /** In turn: a plain answer, one that repeats our own header, and one that repeats the id of what it answers. */
        private void answer(Outgoing mail) {
            int number = answers.size();
            Instant at = lived.clock().instant().plus(Duration.ofMinutes(1));
            WorldCopy answer = new WorldCopy(
                    number % 3 == 1 ? Optional.of(mail.ownHeader()) : Optional.empty(),
                    "<away." + number + "@d0.example>",
                    number % 3 == 2 ? Optional.of(mail.messageId()) : Optional.empty(),
                    at,
                    Optional.empty());
            answers.add(answer);
            lived.world().mailbox(mail.from()).expect(new Arrival(at, "INBOX", answer));
        }

        @Override
        public Inbox inbox(Mailbox mailbox) {
            return lived.world().inbox(mailbox);
        }
    }
}
