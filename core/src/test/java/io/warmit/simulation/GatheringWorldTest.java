package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.CAMPAIGN_MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.content.ThreadText;
import io.warmit.engine.Engine;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Kind;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.message.Token;
import io.warmit.planning.Gathering;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.NewMessage;
import io.warmit.transport.Inbox;
import io.warmit.transport.Post;
import io.warmit.transport.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mailbox is opened now and then for all that has gathered, as people do, and at once where something hangs on it. */
class GatheringWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant SEEN = TEN.plusSeconds(15);
    private static final Instant NEXT = SEEN.plus(Gathering.DEFAULT.apart());
    private static final Manners READS =
            new Manners(true, Duration.ofMinutes(1), false, false, false, Duration.ofHours(1));

    private static final Set<Integer> BOTH = Set.of(0, 1);

    private final List<Instant> sessions = new ArrayList<>();
    private final Simulation simulation =
            new Simulation(Scenario.inMemory(9, PARIS, Defaults.CAMPAIGN), this::counted, new Journal());
    private int tokens;

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void a_lone_message_is_looked_for_soon_and_three_of_the_hour_after_it_together() {
        cast(ProviderModel.accepting(), Mode.MEASURE, BOTH);
        int lone = send(TEN);
        List<Integer> three =
                List.of(send(TEN.plusSeconds(900)), send(TEN.plusSeconds(1800)), send(TEN.plusSeconds(2700)));
        int evening = send(TEN.plus(Duration.ofHours(6)));

        simulation.runDays(1);

        assertThat(sessions)
                .containsExactly(SEEN, NEXT, TEN.plus(Duration.ofHours(6)).plusSeconds(15));
        assertThat(confirmed(lone)).isEqualTo(SEEN);
        assertThat(three).allMatch(number -> confirmed(number).equals(NEXT));
        assertThat(confirmed(evening)).isEqualTo(sessions.getLast());
    }

    @Test
    void what_proves_a_sender_is_looked_for_at_once() {
        cast(ProviderModel.accepting(), Mode.MEASURE, Set.of(0));
        simulation.store().sessions().put(receiver().id(), TEN.minusSeconds(300));
        send(TEN);

        simulation.runDays(1);

        assertThat(sessions).containsExactly(SEEN);
    }

    @Test
    void what_proves_a_receiver_is_looked_for_at_once() {
        cast(ProviderModel.accepting(), Mode.MEASURE, Set.of(1));
        simulation.store().sessions().put(receiver().id(), TEN.minusSeconds(300));
        send(TEN);

        simulation.runDays(1);

        assertThat(sessions).containsExactly(SEEN);
    }

    @Test
    void acts_and_looks_share_a_session() {
        cast(ProviderModel.accepting(), Mode.ENGAGE, BOTH);
        int first = send(TEN);
        // Its own look would come five seconds after the session.
        int second = send(NEXT.minusSeconds(10));
        simulation.runUntil(NEXT);

        assertThat(sessions).containsExactly(SEEN, NEXT);
        assertThat(message(first).acts().read()).contains(NEXT);
        assertThat(confirmed(second)).isEqualTo(NEXT);

        simulation.runDays(1);

        assertThat(message(second).acts().read()).contains(NEXT.plus(Gathering.DEFAULT.apart()));
        assertThat(sessions).hasSize(3);
    }

    @Test
    void another_worker_that_starts_meanwhile_waits_as_long() {
        cast(ProviderModel.accepting(), Mode.MEASURE, BOTH);
        send(TEN);
        int second = send(TEN.plusSeconds(900));
        simulation.runUntil(TEN.plusSeconds(600));
        Engine restarted = new Engine(simulation.parts(), simulation.timeline()).gathering(Gathering.DEFAULT);

        simulation.timeline().runUntil(TEN.plus(Duration.ofHours(2)), restarted);

        assertThat(sessions).containsExactly(SEEN, NEXT);
        assertThat(confirmed(second)).isEqualTo(NEXT);
    }

    @Test
    void who_makes_a_run_of_his_own_does_not_wait() {
        cast(ProviderModel.accepting(), Mode.MEASURE, BOTH);
        send(TEN);
        send(TEN.plusSeconds(900));
        simulation.runUntil(TEN.plusSeconds(930));

        new Engine(simulation.parts(), simulation.timeline()).visit(receiver().id());

        assertThat(sessions).containsExactly(SEEN, TEN.plusSeconds(930));
    }

    @Test
    void a_lost_message_is_missing_after_a_day_whatever_else_arrives() {
        cast(losing(), Mode.MEASURE, BOTH);
        int lost = send(TEN);
        for (int hour = 1; hour < 24; hour++) {
            send(TEN.plus(Duration.ofHours(hour)));
        }

        simulation.runUntil(TEN.plus(Duration.ofHours(25)));

        assertThat(message(lost).state())
                .isInstanceOfSatisfying(
                        MessageState.Missing.class,
                        missing -> assertThat(missing.at()).isEqualTo(TEN.plus(Duration.ofDays(1))));
    }

    @Test
    void at_the_top_of_the_usual_ramp_two_messages_share_a_session() {
        Volume usual = Defaults.CAMPAIGN.volume();
        CampaignSettings top = new CampaignSettings(
                new Volume(
                        30,
                        new RampPlan.Linear(20, 1, 20),
                        usual.variationLow(),
                        usual.variationHigh(),
                        usual.after(),
                        usual.minimumPerDay()),
                Defaults.CAMPAIGN.pairs(),
                Defaults.CAMPAIGN.times(),
                Defaults.CAMPAIGN.read(),
                Defaults.CAMPAIGN.reply(),
                Defaults.CAMPAIGN.file());
        try (Simulation busy = new Simulation(Scenario.inMemory(5, PARIS, top), new Journal())) {
            for (int i = 0; i < 12; i++) {
                busy.add(Address.of("m" + i + "@d" + i / 5 + ".example"), ProviderModel.own(), Mode.ENGAGE, PARIS);
            }
            busy.launch();
            // From the second week on answers come as often as they ever do.
            busy.runDays(7);
            int sessionsBefore = busy.world().sessions();
            int acceptedBefore = busy.world().accepted();
            busy.runDays(19);

            assertThat(2 * (busy.world().sessions() - sessionsBefore))
                    .isLessThanOrEqualTo(busy.world().accepted() - acceptedBefore);
        }
    }

    private Post counted(Simulation lived) {
        return new Post() {
            @Override
            public Sender sender(Mailbox mailbox) {
                return lived.world().sender(mailbox);
            }

            @Override
            public Inbox inbox(Mailbox mailbox) {
                if (mailbox.id() == receiver().id()) {
                    sessions.add(lived.clock().instant());
                }
                return lived.world().inbox(mailbox);
            }
        };
    }

    private Mailbox receiver() {
        return simulation.mailboxes().getFirst();
    }

    /**
     * One that receives and one that sends what the test lets it.
     *
     * @param proved which of them are
     */
    private void cast(ProviderModel model, Mode mode, Set<Integer> proved) {
        simulation.add(Address.of("bob@birch.example"), model, mode, PARIS);
        simulation.add(Address.of("anna@alder.example"), model, Mode.MEASURE, PARIS);
        for (int number : proved) {
            Mailbox mailbox = simulation.mailboxes().get(number);
            simulation.store().owned().received(mailbox, Simulation.START);
            simulation.store().owned().sent(mailbox.id(), Simulation.START, Simulation.START);
        }
        simulation.launch();
        LocalDate never = LocalDate.of(2027, 1, 1);
        simulation
                .store()
                .database()
                .write(sql -> sql.update(CAMPAIGN_MAILBOX)
                        .set(CAMPAIGN_MAILBOX.STARTED_ON, never.toEpochDay())
                        .execute());
    }

    /** A message that is due then, by its number. */
    private int send(Instant due) {
        Mailbox sender = simulation.mailboxes().getLast();
        long campaign = simulation.store().campaigns().all().getFirst().id();
        ThreadText text = simulation
                .parts()
                .composer()
                .choose("en", List.of(), 1, simulation.draw().generator("script", tokens));
        long thread = simulation
                .store()
                .threads()
                .insert(
                        campaign,
                        text.script(),
                        text.variant(),
                        "en",
                        "Hello",
                        1,
                        sender,
                        receiver(),
                        Simulation.START);
        int number = tokens++;
        simulation
                .store()
                .messages()
                .insert(
                        new NewMessage(
                                token(number),
                                Kind.WARMUP,
                                campaign,
                                thread,
                                1,
                                Optional.empty(),
                                sender.id(),
                                receiver(),
                                LocalDate.of(2026, 3, 2),
                                number,
                                due,
                                due.plus(Duration.ofDays(2)),
                                READS),
                        Simulation.START);
        simulation.timeline().pull(sender.id(), due);
        return number;
    }

    private static Token token(int number) {
        return new Token("abcdefghijklmn" + (char) ('a' + number / 10) + (char) ('a' + number % 10));
    }

    private Message message(int number) {
        return simulation.store().receipts().byTokens(List.of(token(number))).getFirst();
    }

    private Instant confirmed(int number) {
        return message(number).state() instanceof MessageState.Confirmed(Instant at, var placement, var folder)
                ? at
                : Instant.MAX;
    }

    private static ProviderModel losing() {
        ProviderModel model = ProviderModel.accepting();
        return new ProviderModel(
                model.name(), 0, 0, 0, 0, 1, 0, 0, model.delay(), false, false, model.move(), model.junkFolder());
    }
}
