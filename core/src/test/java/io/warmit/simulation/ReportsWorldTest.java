package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.schedule.Range;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.EventStore;
import io.warmit.transport.Bounce;
import io.warmit.transport.Complaint;
import io.warmit.transport.Complaint.Kind;
import io.warmit.transport.Delay;
import io.warmit.transport.Report;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a message when a report about it arrives. */
class ReportsWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Carriers NOTHING = new Carriers(List.of(), List.of());

    private final Journal journal = new Journal();
    private @Nullable ReportedPost post;
    private final Simulation simulation = new Simulation(
            Scenario.inMemory(3, PARIS, Defaults.CAMPAIGN), lived -> post = new ReportedPost(lived.world()), journal);

    @BeforeEach
    void cast() {
        for (int i = 0; i < 5; i++) {
            simulation.add(
                    Address.of("m" + i + "@d" + i + ".example"),
                    i == 0 ? slow(ProviderModel.accepting()) : ProviderModel.accepting(),
                    Mode.ENGAGE,
                    PARIS);
        }
        simulation.launch();
    }

    /** Mail to its mailboxes is on the way for days, so that a report may come first. */
    private static ProviderModel slow(ProviderModel model) {
        Range days = new Range(Duration.ofDays(20), Duration.ofDays(30));
        return new ProviderModel("slow", 0, 0, 0, 0, 0, 0, 0, days, false, false, model.move(), model.junkFolder());
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void a_bounce_settles_the_message_and_the_books_balance() {
        Message message = onItsWay();

        report(message, new Bounce(message.token(), returned(message), "5.1.1", "smtp; 550 5.1.1 no such user"));

        assertThat(reread(message).state()).isInstanceOf(MessageState.Bounced.class);
        assertThat(lines(message)).contains("bounced: 5.1.1 smtp; 550 5.1.1 no such user");
        simulation.drain();
        assertThat(simulation.outcome(journal).total().balanced()).isTrue();
        assertThat(simulation.outcome(journal).total().state("BOUNCED")).isEqualTo(1);
    }

    @Test
    void the_envelopes_identifier_alone_names_the_message() {
        Message message = onItsWay();

        report(message, new Bounce(message.token(), NOTHING, "5.1.1", ""));

        assertThat(reread(message).state()).isInstanceOf(MessageState.Bounced.class);
    }

    @Test
    void mail_that_a_server_puts_off_is_no_bounce_and_is_still_looked_for() {
        Message message = onItsWay();

        report(message, new Delay(message.token(), returned(message), false, "4.7.1", "smtp; 451 greylisted"));
        report(message, new Delay(message.token(), returned(message), false, "4.7.1", "smtp; 451 greylisted"));

        assertThat(reread(message).state()).isInstanceOf(MessageState.Accepted.class);
        assertThat(lines(message).stream().filter(line -> line.startsWith("delayed")))
                .containsExactly("delayed: put off by a server on the way: 4.7.1 smtp; 451 greylisted");
        assertThat(simulation.outcome(journal).total().state("BOUNCED")).isZero();
    }

    @Test
    void a_report_with_a_forged_proof_is_about_nothing() {
        Message message = onItsWay();
        Carriers forged = new Carriers(List.of(message.token() + " aaaaaaaaaaaaaaaa"), List.of());

        report(message, new Bounce(message.token(), forged, "5.1.1", ""));

        assertThat(reread(message).state()).isInstanceOf(MessageState.Accepted.class);
    }

    @Test
    void a_report_in_another_mailbox_than_the_senders_is_about_nothing() {
        Message message = onItsWay();
        Mailbox other = simulation.mailboxes().stream()
                .filter(box -> box.id() != message.senderId() && box.id() != message.receiverId())
                .findFirst()
                .orElseThrow();

        post().report(other.address(), new Bounce(message.token(), returned(message), "5.1.1", ""));
        simulation.runUntil(simulation.clock().instant().plus(Duration.ofHours(20)));

        assertThat(lines(message)).noneMatch(line -> line.startsWith("bounce"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_complaint_is_written_down_and_whoever_wants_no_more_mail_gets_none(Kind kind) {
        Message message = onItsWay();
        boolean ends = kind != Kind.OTHER && kind != Kind.NOT_SPAM;

        report(message, new Complaint(message.token(), returned(message), kind, "Hollow-Feedback/2.0"));
        int then = sentTo(message.receiverId());
        simulation.runUntil(simulation.clock().instant().plus(Duration.ofDays(7)));

        assertThat(lines(message)).contains("complaint: " + kind.word() + ", reported by Hollow-Feedback/2.0");
        assertThat(reread(message).state()).isNotInstanceOf(MessageState.Bounced.class);
        Mailbox receiver =
                simulation.store().mailboxes().find(message.receiverId()).orElseThrow();
        assertThat(receiver.status()).isEqualTo(ends ? Status.PAUSED : Status.ACTIVE);
        assertThat(receiver.statusReason())
                .isEqualTo(
                        ends
                                ? Optional.of(
                                        "mail to it was reported as " + kind.word() + ", message " + message.token())
                                : Optional.empty());
        if (ends) {
            assertThat(sentTo(message.receiverId())).isEqualTo(then);
        } else {
            assertThat(sentTo(message.receiverId())).isGreaterThan(then);
        }
    }

    /** The first message to the slow mailbox that its server has taken, some hours later. */
    private Message onItsWay() {
        long slow = simulation.mailboxes().getFirst().id();
        simulation.runUntil(Simulation.START.plus(Duration.ofHours(9)));
        return simulation.store().due().lookedFor(slow).stream()
                .filter(message -> message.state() instanceof MessageState.Accepted)
                .findFirst()
                .orElseThrow();
    }

    private void report(Message message, Report report) {
        post().report(address(message.senderId()), report);
        simulation.runUntil(simulation.clock().instant().plus(Duration.ofMinutes(150)));
    }

    private ReportedPost post() {
        return Objects.requireNonNull(post);
    }

    private Carriers returned(Message message) {
        Address from = address(message.senderId());
        Address to = address(message.receiverId());
        return new Carriers(List.of(Identity.ownHeader(simulation.key(), message.token(), from, to)), List.of());
    }

    private Address address(long mailbox) {
        return simulation.store().mailboxes().address(mailbox).orElseThrow();
    }

    private Message reread(Message message) {
        return simulation.store().messages().find(message.id()).orElseThrow();
    }

    private List<String> lines(Message message) {
        return simulation.store().events().ofMessage(message.id()).stream()
                .map(ReportsWorldTest::line)
                .toList();
    }

    private static String line(EventStore.Shown event) {
        return event.kind() + ": " + event.detail().orElse("");
    }

    private int sentTo(long receiver) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.fetchCount(MESSAGE, MESSAGE.RECEIVER_ID.eq(receiver), MESSAGE.DOT_AT.isNotNull()));
    }
}
