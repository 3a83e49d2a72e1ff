package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultTown;
import io.warmit.mail.fault.FaultTown.Resident;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.message.MessageState.Confirmed;
import io.warmit.placement.Placement;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.store.EventStore;
import io.warmit.store.MessageReader.Listed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visit makes of an IMAP server that breaks off, refuses or lies: no message is lost or counted twice. */
class ImapFaultVisitTest {
    private FaultTown town;
    private Resident ben;

    @BeforeEach
    void people() {
        people(1);
    }

    private void people(int openers) {
        town = new FaultTown(FaultTown.settings(openers, 0));
        town.add("ana@alder.example", ImapPersonality.dovecot());
        ben = town.add("ben@birch.example", ImapPersonality.gmail());
        ben.imap().account().sortsInto("[Gmail]/Pourri");
    }

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void a_line_cut_after_any_octet_loses_nothing_and_counts_nothing_twice() {
        town.launch(Duration.ofSeconds(1));
        // Every visit of the day ends somewhere else, first in the greeting and at last nowhere.
        for (long octets = 1; octets <= 4096; octets += octets < 64 ? 7 : 41) {
            ben.imap().cutAfter(octets);
            town.live(Duration.ofMinutes(5));
        }
        ben.imap().heal();
        town.live(Duration.ofHours(3));

        assertThat(town.mailbox(ben).status()).isEqualTo(Status.ACTIVE);
        landedOnceInSpamAndWasActedOn(message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GREETING",
                "AUTHENTICATE",
                "NAMESPACE",
                "LIST",
                "EXAMINE",
                "SELECT",
                "UID FETCH",
                "FETCH",
                "STORE",
                "MOVE"
            })
    void a_command_that_gets_a_goodbye_is_tried_again(String command) {
        ben.imap().at(command, new Fault.Answer("* BYE going down"));

        town.launch(Duration.ofMinutes(3));
        assertThat(ben.imap().struck(command)).isTrue();
        ben.imap().heal();
        town.live(Duration.ofHours(3));

        assertThat(town.mailbox(ben).status()).isEqualTo(Status.ACTIVE);
        landedOnceInSpamAndWasActedOn(message());
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATE, NO [UNAVAILABLE] try later",
        "AUTHENTICATE, NO [LIMIT] too many connections",
        "LIST, NO [SERVERBUG] internal",
        "EXAMINE, NO [THROTTLED] too fast",
        "EXAMINE, BAD what",
        "SELECT, NO [INUSE] locked",
        "UID FETCH, NO [UNAVAILABLE] disk",
        "FETCH, BAD what",
        "STORE, NO [LIMIT] no",
        "MOVE, NO [OVERQUOTA] full",
        "GREETING, stall",
        "LIST, stall",
        "FETCH, garbage",
        "MOVE, drop",
        "FETCH, tarpit",
    })
    void a_command_that_is_refused_or_stalls_is_tried_again(String command, String fault) {
        ben.imap().at(command, Fault.of(fault));

        town.launch(Duration.ofMinutes(3));
        assertThat(ben.imap().struck(command)).isTrue();
        ben.imap().heal();
        town.live(Duration.ofHours(3));

        assertThat(town.mailbox(ben).status()).isEqualTo(Status.ACTIVE);
        landedOnceInSpamAndWasActedOn(message());
    }

    @Test
    void a_move_whose_answer_was_lost_is_known_as_our_own() {
        ben.imap().at("MOVE", new Fault.Drop());

        town.launch(Duration.ofMinutes(3));
        assertThat(ben.imap().struck("MOVE")).isTrue();
        // The server had done it before the line broke.
        var account = ben.imap().account();
        var junk = account.folder("[Gmail]/Pourri");
        junk.mails().forEach(mail -> account.moveByHand(mail, junk, account.folder("INBOX")));
        ben.imap().heal();
        town.live(Duration.ofHours(3));

        landedOnceInSpamAndWasActedOn(message());
    }

    @Test
    void a_refused_login_waits_for_the_operator() {
        ben.imap().at("AUTHENTICATE", new Fault.Answer("NO [AUTHENTICATIONFAILED] wrong"));

        town.launch(Duration.ofMinutes(3));

        assertThat(town.mailbox(ben).status()).isEqualTo(Status.NEEDS_LOGIN);
        assertThat(message().state().word()).isEqualTo("ACCEPTED");
    }

    @Test
    void new_numbers_between_the_look_and_the_acts_make_no_second_copy_and_no_owner() {
        town.launch(Duration.ofSeconds(16));
        assertThat(message().state()).isInstanceOf(Confirmed.class);
        ben.imap().account().all().forEach(io.warmit.mail.fault.ImapFolder::renumber);

        town.live(Duration.ofHours(3));

        landedOnceInSpamAndWasActedOn(message());
    }

    @Test
    void new_numbers_before_the_look_are_looked_through_even_where_search_lies() {
        town.launch(Duration.ofSeconds(5));
        ben.imap().lyingInSearch().account().all().forEach(io.warmit.mail.fault.ImapFolder::renumber);

        town.live(Duration.ofHours(3));

        landedOnceInSpamAndWasActedOn(message());
    }

    @Test
    void a_literal_of_500_megabytes_rests_the_mailbox_for_an_hour_and_nobody_else() {
        town.close();
        people(2);
        ben.imap().at("FETCH", new Fault.Answer("* 1 FETCH (UID 1 BODY[HEADER.FIELDS (X-WARMIT-ID)] {500000000}"));
        Resident cleo = town.add("cleo@cedar.example", ImapPersonality.dovecot());

        town.launch(Duration.ofMinutes(3));

        Mailbox resting = town.mailbox(ben);
        assertThat(resting.status()).isEqualTo(Status.PAUSED);
        assertThat(resting.statusReason()).hasValue("server response over limit, paused 1 h");
        assertThat(town.problems()).extracting(Problem::code).containsOnly(Code.E1402);
        int commands = ben.imap().commands().size();
        town.live(Duration.ofMinutes(50));
        assertThat(ben.imap().commands()).hasSize(commands);
        assertThat(town.mailbox(cleo).status()).isEqualTo(Status.ACTIVE);
        assertThat(to(cleo)).isNotEmpty().allMatch(listed -> listed.message().state() instanceof Confirmed);

        ben.imap().heal();
        town.live(Duration.ofHours(2));

        assertThat(town.mailbox(ben).status()).isEqualTo(Status.ACTIVE);
        assertThat(to(ben)).isNotEmpty().allSatisfy(listed -> landedOnceInSpamAndWasActedOn(listed.message()));
    }

    private List<Listed> to(Resident receiver) {
        return town.messages().stream()
                .filter(listed ->
                        listed.message().receiverId() == receiver.mailbox().id())
                .toList();
    }

    /** The one that ana wrote to ben on the first day. */
    private Message message() {
        return to(ben).getFirst().message();
    }

    private void landedOnceInSpamAndWasActedOn(Message message) {
        assertThat(message.state())
                .isInstanceOfSatisfying(
                        Confirmed.class, found -> assertThat(found.placement()).isEqualTo(Placement.SPAM));
        assertThat(message.copies()).isEqualTo(1);
        List<String> kinds =
                town.events(message).stream().map(EventStore.Shown::kind).toList();
        for (String once : List.of("confirmed", "rescued", "read", "filed")) {
            assertThat(kinds).as("%s", town.events(message)).containsOnlyOnce(once);
        }
        assertThat(kinds).as("%s", town.events(message)).doesNotContain("owner", "copy");
        assertThat(ben.imap().account().folder("warmit").mails()).isNotEmpty();
    }
}
