package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.warmit.mailbox.NamedFolders;
import io.warmit.message.Message.Found;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.problem.Code;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Look;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Reach;
import io.warmit.transport.Sighting;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that the operator named by hand, on a real IMAP server. */
class NamedFoldersTest {
    private static final Token ONE = new Token("aaaaaaaaaaaaaaaa");
    private static final Token TWO = new Token("bbbbbbbbbbbbbbbb");
    private static final Instant SINCE = HouseOfMail.SENT.minusSeconds(86_400);
    private static final String JUNK = "INBOX.Müll für später";

    private HouseOfMail house;

    @BeforeEach
    void open() {
        house = new HouseOfMail("Junk", "Trash", "Sent", "Geschickt", JUNK);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_named_folder_is_junk_and_the_one_that_its_name_suggests_is_a_folder_like_others() {
        house.deliver(JUNK, ONE);
        house.deliver("Junk", TWO);

        try (ImapInbox inbox = house.inbox(named("junk", JUNK))) {
            Look usual = inbox.look(List.of(), SINCE, Reach.USUAL);
            Look everywhere = inbox.look(usual.marks(), SINCE, Reach.EVERYWHERE);

            assertThat(usual.complete()).isTrue();
            assertThat(usual.problem()).isEmpty();
            assertThat(usual.sightings()).singleElement().satisfies(seen -> {
                assertThat(seen.token()).isEqualTo(ONE);
                assertThat(seen.role()).isEqualTo(FolderRole.JUNK);
                assertThat(seen.folder()).isEqualTo(JUNK);
            });
            assertThat(everywhere.sightings())
                    .extracting(Sighting::folder, Sighting::role)
                    .containsExactly(tuple("Junk", FolderRole.OTHER));
        }
    }

    @Test
    void mail_is_rescued_out_of_the_named_folder_and_out_of_no_other() {
        Found named = at(JUNK, house.deliver(JUNK, ONE));
        Found other = at("Junk", house.deliver("Junk", TWO));

        try (ImapInbox inbox = house.inbox(named("junk", JUNK))) {
            assertThat(inbox.apply(HouseOfMail.proof(ONE), named, new Act.Rescue()))
                    .isInstanceOfSatisfying(
                            ActOutcome.Done.class,
                            done -> assertThat(done.at().folder()).isEqualTo("INBOX"));
            assertThat(inbox.apply(HouseOfMail.proof(TWO), other, new Act.Rescue()))
                    .isInstanceOfSatisfying(
                            ActOutcome.Done.class, done -> assertThat(done.at()).isEqualTo(other));
        }
    }

    @Test
    void it_does_not_matter_how_letters_are_composed_nor_how_the_inbox_is_written() {
        house.deliver(JUNK, ONE);
        String typed = Normalizer.normalize(JUNK, Normalizer.Form.NFD).replace("INBOX", "Inbox");

        try (ImapInbox inbox = house.inbox(named("junk", typed))) {
            assertThat(inbox.look(List.of(), SINCE, Reach.USUAL).sightings())
                    .extracting(Sighting::role)
                    .containsExactly(FolderRole.JUNK);
        }
    }

    @Test
    void a_named_folder_that_is_missing_is_told_and_no_other_is_taken_for_it() {
        house.deliver("INBOX", ONE);
        house.deliver("Junk", TWO);

        try (ImapInbox inbox = house.inbox(named("junk", "INBOX.müll für später"))) {
            Look look = inbox.look(List.of(), SINCE, Reach.USUAL);

            assertThat(look.sightings()).extracting(Sighting::token).containsExactly(ONE);
            assertThat(look.complete()).as("nobody knows what lies in junk").isFalse();
            assertThat(look.problem()).hasValueSatisfying(problem -> {
                assertThat(problem.code()).isEqualTo(Code.E1404);
                assertThat(problem.message()).contains("no such folder", "junk \"INBOX.müll für später\"");
                assertThat(problem.why().orElseThrow())
                        .isEqualTo("did you mean " + JUNK + "? the folders there are Geschickt, INBOX, " + JUNK
                                + ", Junk, Sent, Trash");
                assertThat(problem.fix().getFirst())
                        .startsWith("warmit mailbox set anna@alder.example --folder junk=NAME");
            });
        }
    }

    @Test
    void a_name_copied_from_the_protocol_is_known_for_what_it_is() {
        try (ImapInbox inbox = house.inbox(named("junk", "INBOX.M&APw-ll f&APw-r sp&AOQ-ter"))) {
            assertThat(inbox.look(List.of(), SINCE, Reach.USUAL)
                            .problem()
                            .orElseThrow()
                            .why()
                            .orElseThrow())
                    .startsWith("did you mean " + JUNK + "?");
        }
    }

    @Test
    void a_test_of_the_folders_fails_when_a_named_one_is_missing() throws MessagingException {
        try (ImapInbox good = house.inbox(named("junk", JUNK));
                ImapInbox bad = house.inbox(named("trash", "Papierkorb"))) {
            assertThat(good.firstMarks())
                    .extracting("folder")
                    .contains("INBOX", JUNK)
                    .doesNotContain("Junk");
            assertThatThrownBy(bad::firstMarks)
                    .isInstanceOf(MissingFolderException.class)
                    .hasMessageContaining("trash \"Papierkorb\"");
        }
    }

    @Test
    void own_mail_is_counted_in_the_named_sent_folder_alone() {
        house.lay("Sent", HouseOfMail.foreign(1), new Flags());
        house.lay("Geschickt", HouseOfMail.foreign(2), new Flags());
        house.lay("Geschickt", HouseOfMail.foreign(3), new Flags());

        try (ImapInbox inbox = house.inbox(named("sent", "Geschickt"))) {
            assertThat(inbox.ownSent(List.of(), SINCE).sent()).hasSize(2);
        }
    }

    @Test
    void a_missing_sent_folder_keeps_own_mail_uncounted_but_no_mail_from_being_found() {
        house.lay("Sent", HouseOfMail.foreign(1), new Flags());
        house.deliver("INBOX", ONE);

        try (ImapInbox inbox = house.inbox(named("sent", "Verschickt"))) {
            Look look = inbox.look(List.of(), SINCE, Reach.USUAL);

            assertThat(inbox.ownSent(List.of(), SINCE)).isEqualTo(new OwnSent(List.of(), List.of(), false));
            assertThat(look.sightings()).hasSize(1);
            assertThat(look.complete()).isTrue();
            assertThat(look.problem()).isPresent();
            assertThat(inbox.look(List.of(), SINCE, Reach.SENT).complete()).isFalse();
        }
    }

    private Found at(String folder, long uid) {
        return new Found(folder, house.folder(folder).getUidValidity(), uid);
    }

    private static NamedFolders named(String part, String name) {
        return new NamedFolders(Map.of(part, name));
    }
}
