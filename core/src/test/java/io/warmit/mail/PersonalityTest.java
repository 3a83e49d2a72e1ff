package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.FaultTown;
import io.warmit.mail.fault.FaultTown.Resident;
import io.warmit.mail.fault.ImapMail;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.message.Message;
import io.warmit.message.MessageState.Confirmed;
import io.warmit.placement.Placement;
import io.warmit.planning.Gathering;
import io.warmit.store.EventStore;
import io.warmit.store.MessageReader.Listed;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A06, A07 and A08: with each kind of server a copy is recognised, counted where it landed, rescued, read, starred, filed and answered. */
class PersonalityTest {
    private static final Duration DAY = Duration.ofHours(17);

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of("gmail", ImapPersonality.gmail(), "[Gmail]/Pourri", "warmit"),
                Arguments.of(
                        "outlook in Italian",
                        ImapPersonality.outlook("Posta indesiderata"),
                        "Posta indesiderata",
                        "warmit"),
                Arguments.of("outlook in German", ImapPersonality.outlook("Junk-E-Mail"), "Junk-E-Mail", "warmit"),
                Arguments.of("dovecot", ImapPersonality.dovecot(), "INBOX.Junk", "INBOX.warmit"),
                Arguments.of("exchange", ImapPersonality.exchange(), "Junk-E-Mail", "warmit"),
                Arguments.of(
                        "dovecot without MOVE",
                        ImapPersonality.dovecot().without("MOVE"),
                        "INBOX.Junk",
                        "INBOX.warmit"),
                Arguments.of(
                        "dovecot without MOVE and UIDPLUS",
                        ImapPersonality.dovecot().without("MOVE", "UIDPLUS"),
                        "INBOX.Junk",
                        "INBOX.warmit"),
                Arguments.of(
                        "dovecot without UIDPLUS",
                        ImapPersonality.dovecot().without("UIDPLUS"),
                        "INBOX.Junk",
                        "INBOX.warmit"),
                Arguments.of(
                        "an old server",
                        ImapPersonality.exchange().without("MOVE", "UIDPLUS", "NAMESPACE", "UNSELECT"),
                        "Junk-E-Mail",
                        "warmit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void mail_in_junk_counts_as_spam_and_is_rescued_read_starred_filed_and_answered(
            String name, ImapPersonality personality, String junk, String ours) {
        try (FaultTown town =
                new FaultTown(FaultTown.settings(2, 1), new StoreLocation.InMemory(), Gathering.DEFAULT)) {
            Resident ana = town.add("ana@alder.example", ImapPersonality.dovecot());
            Resident ben = town.add("ben@birch.example", personality);
            ben.imap().account().sortsInto(junk);

            town.launch(DAY);

            List<Message> openers = town.from(ana).stream()
                    .map(Listed::message)
                    .filter(message -> message.turn() == 1)
                    .toList();
            assertThat(town.problems()).isEmpty();
            assertThat(openers).hasSize(2);
            for (Message message : openers) {
                assertThat(message.state()).isInstanceOfSatisfying(Confirmed.class, found -> {
                    assertThat(found.placement()).isEqualTo(Placement.SPAM);
                    assertThat(found.folder()).isEqualTo(junk);
                });
                assertThat(message.copies()).as("copies").isEqualTo(1);
                assertThat(town.events(message).stream().map(EventStore.Shown::kind))
                        .contains("rescued", "read", "starred", "filed")
                        .doesNotContain("owner", "copy");
            }
            List<ImapMail> filed = ben.imap().account().folder(ours).mails();
            assertThat(filed)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(mail -> assertThat(mail.flags()).contains("\\Seen", "\\Flagged"));
            assertThat(ben.imap().account().folder(junk).mails())
                    .allSatisfy(mail -> assertThat(mail.flags()).contains("\\Deleted"));
            assertThat(ben.imap().account().subscribed()).containsExactly(ours);
            answeredInTheThread(town, ana, openers);
        }
    }

    /** Each opener has its answer, which quotes the id that the receiver saw. */
    private static void answeredInTheThread(FaultTown town, Resident ana, List<Message> openers) {
        List<ImapMail> received = Stream.of("INBOX", "INBOX.warmit")
                .flatMap(name -> ana.imap().account().find(name).stream())
                .flatMap(folder -> folder.mails().stream())
                .toList();
        for (Message opener : openers) {
            String seen = opener.seenMessageId().orElseThrow();
            assertThat(received)
                    .as("an answer to %s", seen)
                    .anySatisfy(mail -> assertThat(mail.text()).contains("In-Reply-To: " + seen, "Subject: Re: "));
        }
        assertThat(town.messages().stream().map(Listed::message).filter(message -> message.turn() == 2))
                .isNotEmpty()
                .allMatch(message -> message.state() instanceof Confirmed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void mail_in_the_inbox_counts_once_wherever_else_the_server_shows_it(
            String name, ImapPersonality personality, String junk, String ours) {
        try (FaultTown town = new FaultTown(FaultTown.settings(2, 0))) {
            Resident ana = town.add("ana@alder.example", ImapPersonality.dovecot());
            town.add("ben@birch.example", personality);

            town.launch(DAY);

            assertThat(town.from(ana)).hasSize(2).allSatisfy(listed -> {
                assertThat(listed.placement()).hasValue("INBOX");
                assertThat(listed.message().copies()).isEqualTo(1);
                assertThat(town.events(listed.message()).stream().map(EventStore.Shown::kind))
                        .doesNotContain("owner", "copy");
            });
        }
    }
}
