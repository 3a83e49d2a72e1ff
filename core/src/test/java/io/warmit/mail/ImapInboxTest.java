package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message.Found;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Verdict;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Change;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import io.warmit.transport.Sighting;
import jakarta.mail.Flags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks and acts on a real IMAP server. */
class ImapInboxTest {
    private static final Token ONE = new Token("aaaaaaaaaaaaaaaa");
    private static final Token TWO = new Token("bbbbbbbbbbbbbbbb");
    private static final Instant SINCE = HouseOfMail.SENT.minusSeconds(86_400);

    private HouseOfMail house;
    private ImapInbox inbox;

    @BeforeEach
    void open() {
        house = new HouseOfMail("Junk", "Trash", "Archive", "Projects");
        inbox = house.inbox();
    }

    @AfterEach
    void close() {
        inbox.close();
        house.close();
    }

    @Test
    void mail_that_a_rule_filed_elsewhere_is_found_by_a_look_everywhere_and_by_no_other() {
        house.deliver("Projects", ONE);

        Look usual = inbox.look(List.of(), SINCE, Reach.USUAL);
        Look everywhere = inbox.look(usual.marks(), SINCE, Reach.EVERYWHERE);

        assertThat(usual.sightings()).isEmpty();
        assertThat(usual.complete()).isTrue();
        assertThat(everywhere.complete()).isTrue();
        assertThat(everywhere.sightings()).singleElement().satisfies(seen -> {
            assertThat(seen.token()).isEqualTo(ONE);
            assertThat(seen.role()).isEqualTo(FolderRole.OTHER);
            assertThat(seen.folder()).isEqualTo("Projects");
        });
        assertThat(inbox.look(everywhere.marks(), SINCE, Reach.EVERYWHERE).sightings())
                .as("each copy is told once")
                .isEmpty();
    }

    @Test
    void what_the_receivers_server_wrote_is_read_from_our_own_mail() {
        house.lay(
                "INBOX",
                HouseOfMail.judged(
                        "Authentication-Results: mx.alder.example;\r\n\tspf=pass smtp.mailfrom=birch.example;\r\n\tdkim=pass"
                                + " header.d=birch.example\r\n"
                                + "DKIM-Signature: v=1; d=birch.example; s=spring;\r\n b=abc\r\n"
                                + "X-Spam-Status: No, score=-1.9\r\n",
                        ONE),
                new Flags());
        house.deliver("Junk", TWO);

        Map<Token, Verdict> verdicts = inbox.look(List.of(), SINCE, Reach.USUAL).sightings().stream()
                .collect(Collectors.toMap(Sighting::token, Sighting::verdict));

        assertThat(verdicts).containsOnlyKeys(ONE, TWO).containsEntry(TWO, Verdict.NONE);
        Verdict verdict = verdicts.getOrDefault(ONE, Verdict.NONE);
        assertThat(verdict.by()).contains("mx.alder.example");
        assertThat(verdict.spf()).contains(Check.PASS);
        assertThat(verdict.dkim())
                .contains(new Dkim(Optional.of(Check.PASS), Optional.of("birch.example"), Optional.of("spring")));
        assertThat(verdict.dmarc()).isEmpty();
        assertThat(verdict.spam()).contains("X-Spam-Status: No, score=-1.9");
    }

    @Test
    void a_verdict_that_another_server_wrote_above_the_receivers_is_passed_over_once_its_name_is_learnt() {
        house.lay(
                "INBOX",
                HouseOfMail.judged(
                        "Authentication-Results: mx.evil.example; spf=pass\r\nAuthentication-Results: mx.alder.example; spf=fail\r\n",
                        ONE),
                new Flags());

        assertThat(house.inboxes("mx.alder.example"))
                .extracting(open -> open.look(List.of(), SINCE, Reach.USUAL)
                        .sightings()
                        .getFirst()
                        .verdict()
                        .spf())
                .containsExactly(Optional.of(Check.FAIL), Optional.of(Check.PASS));
    }

    @Test
    void a_folder_with_thousands_of_new_mails_is_read_only_as_far_back_as_needed() {
        Look before = inbox.look(List.of(), SINCE, Reach.EVERYWHERE);
        for (int i = 0; i < 2100; i++) {
            house.lay("Projects", HouseOfMail.foreign(i), new Flags());
        }
        house.deliver("Projects", ONE);

        assertThat(inbox.look(before.marks(), SINCE, Reach.EVERYWHERE).sightings())
                .extracting(Sighting::token)
                .containsExactly(ONE);
    }

    @Test
    void what_lies_at_a_known_uid_is_proved_again_before_it_is_touched() {
        long forged = house.lay("Junk", HouseOfMail.rendered(ONE, ONE + " aaaaaaaaaaaaaaaa"), new Flags());
        long foreign = house.lay("Junk", HouseOfMail.foreign(1), new Flags());
        Map<String, String> before = house.snapshot(all -> true);

        for (long uid : List.of(forged, foreign)) {
            for (Act act : List.of(
                    new Act.Rescue(), new Act.MarkRead(), new Act.Star(), new Act.File("warmit", List.of(), true))) {
                assertThat(inbox.apply(HouseOfMail.proof(ONE), at("Junk", uid), act))
                        .isInstanceOf(ActOutcome.Gone.class);
            }
            assertThat(inbox.holds(HouseOfMail.proof(ONE), at("Junk", uid))).isFalse();
        }
        assertThat(house.snapshot(all -> true)).isEqualTo(before);
    }

    /** A10: whatever is done to our own mail, nobody else's changes by a flag, a folder or a byte. */
    @Test
    void a10_among_hundreds_of_private_messages_nothing_changes() {
        List<String> folders = List.of("INBOX", "Junk", "Archive", "Projects", "Trash");
        for (int i = 0; i < 500; i++) {
            Flags flags = i % 3 == 0 ? new Flags(Flags.Flag.SEEN) : new Flags();
            if (i % 50 == 7) {
                // What other people have marked for deletion must not go along with ours.
                flags.add(Flags.Flag.DELETED);
            }
            house.lay(folders.get(i % folders.size()), HouseOfMail.foreign(i), flags);
            if (i == 250) {
                house.deliver("INBOX", ONE);
                house.deliver("Junk", TWO);
            }
        }
        Map<String, String> before = house.snapshot(ImapInboxTest::isPrivate);

        Look look = inbox.look(List.of(), SINCE, Reach.EVERYWHERE);
        assertThat(look.sightings()).extracting(Sighting::token).containsExactlyInAnyOrder(ONE, TWO);
        for (Sighting seen : look.sightings()) {
            Found place = new Found(seen.folder(), seen.uidValidity(), seen.uid());
            for (Act act : List.of(
                    new Act.Rescue(), new Act.MarkRead(), new Act.Star(), new Act.File("warmit", List.of(), true))) {
                place = done(inbox.apply(HouseOfMail.proof(seen.token()), place, act));
            }
        }
        inbox.look(look.marks(), SINCE, Reach.EVERYWHERE);

        assertThat(before).hasSize(500);
        assertThat(house.snapshot(ImapInboxTest::isPrivate)).isEqualTo(before);
        assertThat(house.snapshot(text -> !isPrivate(text)).keySet()).allMatch(place -> place.startsWith("warmit "));
    }

    @Test
    void what_its_owner_moved_where_we_wanted_it_is_done_and_not_ours_to_take_back() {
        Found gone = at("Junk", house.deliver("Junk", ONE) + 1);
        house.deliver("INBOX", ONE);

        ActOutcome met = inbox.apply(HouseOfMail.proof(ONE), gone, new Act.Rescue());

        assertThat(met).isInstanceOfSatisfying(ActOutcome.Done.class, done -> {
            assertThat(done.at().folder()).isEqualTo("INBOX");
            assertThat(Change.of(gone, done)).isEmpty();
        });
        Found two = at("Junk", house.deliver("Junk", TWO));
        assertThat(inbox.apply(HouseOfMail.proof(TWO), two, new Act.Rescue()))
                .isInstanceOfSatisfying(
                        ActOutcome.Done.class,
                        done -> assertThat(Change.of(two, done)).isPresent());
    }

    @Test
    void our_folder_is_made_once_and_found_again_when_its_owner_has_renamed_it() {
        Found one = at("INBOX", house.deliver("INBOX", ONE));
        Found two = at("INBOX", house.deliver("INBOX", TWO));
        assertThat(inbox.apply(HouseOfMail.proof(ONE), one, new Act.File("warmit", List.of(), false)))
                .isInstanceOf(ActOutcome.NoFolder.class);
        Found filed = done(inbox.apply(HouseOfMail.proof(ONE), one, new Act.File("warmit", List.of(), true)));
        assertThat(filed.folder()).isEqualTo("warmit");
        inbox.close();

        house.rename("warmit", "Practice");
        Act.Filed known = new Act.Filed(HouseOfMail.proof(ONE), filed);
        Found after = done(inbox.apply(HouseOfMail.proof(TWO), two, new Act.File("warmit", List.of(known), true)));

        assertThat(after.folder()).isEqualTo("Practice");
        assertThat(house.snapshot(text -> true).keySet()).containsExactlyInAnyOrder("Practice 1", "Practice 2");
    }

    @Test
    void a_folder_that_only_has_mail_of_others_at_that_uid_is_not_taken_for_ours() {
        Found one = at("INBOX", house.deliver("INBOX", ONE));
        house.lay("Projects", HouseOfMail.foreign(1), new Flags());
        Act.Filed known = new Act.Filed(HouseOfMail.proof(TWO), at("Projects", 1));

        Found filed = done(inbox.apply(HouseOfMail.proof(ONE), one, new Act.File("warmit", List.of(known), true)));

        assertThat(filed.folder()).isEqualTo("warmit");
    }

    private static boolean isPrivate(String octets) {
        return octets.contains("Nobody's business");
    }

    private Found at(String folder, long uid) {
        return new Found(folder, house.folder(folder).getUidValidity(), uid);
    }

    private static Found done(ActOutcome outcome) {
        assertThat(outcome).isInstanceOf(ActOutcome.Done.class);
        return ((ActOutcome.Done) outcome).at();
    }
}
