package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.engine.Forgetting;
import io.warmit.engine.TakingBack;
import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultTown;
import io.warmit.mail.fault.FaultTown.Resident;
import io.warmit.mail.fault.ImapFolder;
import io.warmit.mail.fault.ImapMail;
import io.warmit.mail.fault.ImapPersonality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** HYG-5: on each kind of server what was done is taken back, and forgetting leaves nothing of ours and all of everybody else's. */
class TracesTest {
    private static final Duration DAY = Duration.ofHours(17);

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of("gmail", ImapPersonality.gmail(), "[Gmail]/Pourri"),
                Arguments.of("outlook in Italian", ImapPersonality.outlook("Posta indesiderata"), "Posta indesiderata"),
                Arguments.of("dovecot", ImapPersonality.dovecot(), "INBOX.Junk"),
                Arguments.of("exchange", ImapPersonality.exchange(), "Junk-E-Mail"),
                Arguments.of("dovecot without MOVE", ImapPersonality.dovecot().without("MOVE"), "INBOX.Junk"),
                Arguments.of(
                        "dovecot without UIDPLUS", ImapPersonality.dovecot().without("UIDPLUS"), "INBOX.Junk"),
                Arguments.of(
                        "dovecot without MOVE and UIDPLUS",
                        ImapPersonality.dovecot().without("MOVE", "UIDPLUS"),
                        "INBOX.Junk"));
    }

    private static String foreign(int number) {
        return "From: friend@elsewhere.example\r\nTo: ben@birch.example\r\nMessage-ID: <" + number
                + "@elsewhere.example>\r\nSubject: private\r\n\r\nNobody's business " + number + "\r\n";
    }

    private static boolean ours(ImapMail mail) {
        return !mail.text().contains("Nobody's business");
    }

    private static Resident lived(FaultTown town, ImapPersonality personality, String junk) {
        town.add("ana@alder.example", ImapPersonality.dovecot());
        Resident ben = town.add("ben@birch.example", personality);
        for (int i = 0; i < 3; i++) {
            ben.imap().account().deliver(foreign(i));
        }
        ben.imap().account().folder("INBOX").mails().getFirst().flags().add("\\Flagged");
        // Its owner's own deletion, which only its owner may carry out.
        ben.imap().account().folder("INBOX").mails().getLast().flags().add("\\Deleted");
        ben.imap().account().sortsInto(junk).deliver(foreign(4));
        return ben;
    }

    /** Every folder with what lies in it. */
    private static Map<String, List<String>> snapshot(Resident resident) {
        Map<String, List<String>> all = new TreeMap<>();
        for (ImapFolder folder : resident.imap().account().all()) {
            all.put(
                    folder.name(),
                    folder.mails().stream()
                            .map(mail -> mail.uid() + " " + mail.flags() + " " + mail.text())
                            .toList());
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void what_was_done_is_taken_back(String name, ImapPersonality personality, String junk) {
        try (FaultTown town = new FaultTown(FaultTown.settings(2, 0))) {
            Resident ben = lived(town, personality, junk);
            Map<String, List<String>> before = snapshot(ben);
            town.launch(DAY);

            TakingBack.Result result = new TakingBack(town.simulation().parts(), () -> {})
                    .of(town.mailbox(ben), Instant.EPOCH, false, () -> {});

            assertThat(result.failed()).isEmpty();
            assertThat(result.byHand()).isZero();
            assertThat(result.moved()).containsEntry("spam", 2).containsEntry("INBOX", 2);
            assertThat(result.marks()).containsEntry("\\Flagged", 2).containsEntry("\\Seen", 2);
            List<ImapMail> back = ben.imap().account().folder(junk).mails().stream()
                    .filter(TracesTest::ours)
                    .filter(mail -> !mail.flags().contains("\\Deleted"))
                    .toList();
            assertThat(back)
                    .hasSize(2)
                    .allSatisfy(mail -> assertThat(mail.flags()).isEmpty());
            assertThat(snapshot(ben).get("INBOX")).containsAll(before.get("INBOX"));
            assertThat(snapshot(ben).get(junk)).containsAll(before.get(junk));
        }
    }

    @Test
    void a_line_that_breaks_while_the_folder_is_removed_is_a_failure_and_the_next_time_it_goes() {
        try (FaultTown town = new FaultTown(FaultTown.settings(2, 1))) {
            Resident ben = lived(town, ImapPersonality.dovecot(), "INBOX.Junk");
            town.launch(DAY);
            Forgetting forgetting = new Forgetting(town.simulation().parts(), () -> {});

            ben.imap().at("DELETE", new Fault.Drop());
            Forgetting.Result broken = forgetting.of(town.mailbox(ben), false, () -> {});
            ben.imap().heal();
            Forgetting.Result whole = forgetting.of(town.mailbox(ben), false, () -> {});

            assertThat(broken.failed()).isPresent();
            assertThat(broken.kept()).isEmpty();
            assertThat(broken.folders()).isEmpty();
            assertThat(whole.failed()).isEmpty();
            assertThat(whole.folders()).containsExactly("warmit");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void forgetting_leaves_what_is_not_ours_as_it_was(String name, ImapPersonality personality, String junk) {
        try (FaultTown town = new FaultTown(FaultTown.settings(2, 1))) {
            Resident ben = lived(town, personality, junk);
            Map<String, List<String>> before = snapshot(ben);
            town.launch(DAY);
            boolean single = personality.toString().contains("UIDPLUS") && !name.equals("gmail");
            assertThat(snapshot(ben)).isNotEqualTo(before);

            Forgetting forgetting = new Forgetting(town.simulation().parts(), () -> {});
            Forgetting.Result would = forgetting.of(town.mailbox(ben), true, () -> {});
            Forgetting.Result result = forgetting.of(town.mailbox(ben), false, () -> {});

            assertThat(result.failed()).isEmpty();
            assertThat(result.unproved()).isZero();
            assertThat(would.removed()).isGreaterThanOrEqualTo(3);
            if (single) {
                assertThat(result.removed()).isEqualTo(would.removed());
                assertThat(snapshot(ben)).isEqualTo(before);
                assertThat(ben.imap().account().subscribed()).isEmpty();
                assertThat(result.folders()).containsExactly("warmit");
            } else {
                assertThat(result.removed()).isZero();
                assertThat(result.trashed() + result.marked()).isPositive();
                ben.imap()
                        .account()
                        .all()
                        .forEach(folder -> assertThat(folder.mails())
                                .as(folder.name())
                                .allMatch(mail -> !ours(mail)
                                        || mail.flags().contains("\\Deleted")
                                        || List.of("[Gmail]/Corbeille", "INBOX.Trash")
                                                .contains(folder.name())));
                before.forEach((folder, mails) ->
                        assertThat(snapshot(ben).get(folder)).as(folder).containsAll(mails));
            }
        }
    }
}
