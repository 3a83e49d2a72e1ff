package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Manners;
import io.warmit.message.Message.Acts;
import io.warmit.message.Message.Found;
import io.warmit.message.MessageState;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Placement;
import io.warmit.placement.Tab;
import io.warmit.transport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandingTest {
    private static final MessageState ACCEPTED = new MessageState.Accepted(Mail.ACCEPTED);
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T19:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-03-03T07:30:00Z");

    private Mailbox receiver = Sample.mailbox(2, "ben@b.example");
    private CampaignSettings settings = Defaults.CAMPAIGN;
    private Manners manners = Mail.ENGAGED;
    private MessageState state = ACCEPTED;
    private Instant now = NOON;

    @Test
    void in_the_inbox_it_is_read_after_its_delay_and_filed_a_day_later() {
        Landing landing = land(Mail.seen("INBOX", FolderRole.INBOX, 12));

        assertThat(landing.placement()).isEqualTo(Placement.INBOX);
        assertThat(landing.at()).isEqualTo(new Found("INBOX", 1, 12));
        assertThat(landing.seenMessageId()).contains("seen@b.example");
        assertThat(landing.acts().rescueDue()).isEmpty();
        assertThat(landing.acts().readDue()).contains(NOON.plus(Duration.ofMinutes(10)));
        assertThat(landing.acts().fileDue())
                .contains(NOON.plus(Duration.ofMinutes(10)).plus(Duration.ofDays(1)));
    }

    @Test
    void in_spam_it_is_rescued_at_once_then_read() {
        Landing landing = land(Mail.seen("Junk", FolderRole.JUNK, 12));

        assertThat(landing.placement()).isEqualTo(Placement.SPAM);
        assertThat(landing.acts().rescueDue()).contains(NOON);
        assertThat(landing.acts().readDue()).contains(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void the_first_copy_tells_when_the_server_took_it_in() {
        Landing landing = land(Mail.seen("INBOX", FolderRole.INBOX, 12));

        assertThat(landing.received())
                .contains(Mail.seen("INBOX", FolderRole.INBOX, 12).received());
    }

    @Test
    void without_rescue_spam_is_left_alone() {
        Filing leave = new Filing(false, Optional.of("warmit"), Duration.ofDays(1));
        settings = new CampaignSettings(
                settings.volume(), settings.pairs(), settings.times(), settings.read(), settings.reply(), leave);

        assertThat(land(Mail.seen("Junk", FolderRole.JUNK, 12)).acts()).isEqualTo(Acts.NONE);
    }

    @Test
    void an_act_outside_the_window_waits_for_the_next_opening_and_up_to_90_minutes_more() {
        now = EVENING;

        Acts acts = land(Mail.seen("Junk", FolderRole.JUNK, 12)).acts();

        Instant rescue = acts.rescueDue().orElseThrow();
        Instant read = acts.readDue().orElseThrow();
        assertThat(rescue).isBetween(TOMORROW, TOMORROW.plus(Duration.ofMinutes(90)));
        assertThat(read).isEqualTo(rescue.plus(Duration.ofMinutes(10)));
    }

    @Test
    void what_is_not_to_be_read_stays_where_it_is() {
        manners = Mail.IGNORED;

        assertThat(land(Mail.seen("INBOX", FolderRole.INBOX, 12)).acts()).isEqualTo(Acts.NONE);
    }

    @Test
    void a_measured_mailbox_and_an_observer_are_only_looked_at() {
        for (Mode mode : List.of(Mode.MEASURE, Mode.OBSERVE)) {
            receiver = Sample.mode(receiver, mode);

            Landing landing = land(Mail.seen("Junk", FolderRole.JUNK, 12));

            assertThat(landing.placement()).isEqualTo(Placement.SPAM);
            assertThat(landing.acts()).isEqualTo(Acts.NONE);
        }
    }

    @Test
    void of_two_copies_the_worse_counts_once() {
        Landing landing = land(Mail.seen("INBOX", FolderRole.INBOX, 12), Mail.seen("Junk", FolderRole.JUNK, 4));

        assertThat(landing.placement()).isEqualTo(Placement.SPAM);
        assertThat(landing.copies()).isEqualTo(2);
        assertThat(landing.folder()).isEqualTo("Junk");
    }

    @Test
    void all_mail_of_gmail_is_no_second_copy() {
        Landing landing =
                land(Mail.seen("[Gmail]/All Mail", FolderRole.ARCHIVE, 90), Mail.seen("INBOX", FolderRole.INBOX, 12));

        assertThat(landing.copies()).isEqualTo(1);
        assertThat(landing.placement()).isEqualTo(Placement.INBOX);
        assertThat(landing.at().folder()).isEqualTo("INBOX");
    }

    @Test
    void a_tab_is_told_apart_from_the_inbox() {
        assertThat(land(Mail.seen("INBOX", FolderRole.INBOX, 12, new Tab.Category("promotions"), false, false))
                        .placement())
                .isEqualTo(Placement.TAB);
    }

    @Test
    void a_tab_that_the_provider_would_not_tell_counts_as_the_inbox_and_is_marked() {
        Landing landing = land(Mail.seen("INBOX", FolderRole.INBOX, 12, Tab.UNKNOWN, false, false));

        assertThat(landing.placement()).isEqualTo(Placement.INBOX);
        assertThat(landing.tab()).isEqualTo(Tab.UNKNOWN);
    }

    @Test
    void first_found_in_the_trash_it_is_its_owners_act_and_not_touched() {
        Landing landing = land(Mail.seen("Trash", FolderRole.TRASH, 3));

        assertThat(landing.placement()).isEqualTo(Placement.OTHER);
        assertThat(landing.byOwner()).isTrue();
        assertThat(landing.ownerActs()).containsExactly("deleted");
        assertThat(landing.acts()).isEqualTo(Acts.NONE);
    }

    @Test
    void what_the_owner_has_read_or_answered_counts_as_placed_and_is_told() {
        Landing read = land(Mail.seen("INBOX", FolderRole.INBOX, 3, Tab.PRIMARY, true, false));
        Landing answered = land(Mail.seen("INBOX", FolderRole.INBOX, 3, Tab.PRIMARY, true, true));

        assertThat(read.byOwner()).as("it counts in the rates").isFalse();
        assertThat(read.ownerActs()).containsExactly("read");
        assertThat(answered.ownerActs()).containsExactly("read", "answered");
        assertThat(answered.acts()).as("answered by its owner, so not by us").isEqualTo(Acts.NONE);
    }

    @Test
    void found_after_it_was_given_up_it_is_late() {
        state = new MessageState.Missing(NOON);
        assertThat(land(Mail.seen("INBOX", FolderRole.INBOX, 3)).late()).isTrue();

        state = new MessageState.Unconfirmed(NOON);
        assertThat(land(Mail.seen("INBOX", FolderRole.INBOX, 3)).late()).isTrue();

        state = ACCEPTED;
        assertThat(land(Mail.seen("INBOX", FolderRole.INBOX, 3)).late()).isFalse();
    }

    @Test
    void asking_again_draws_nothing_new() {
        now = EVENING;

        assertThat(land(Mail.seen("Junk", FolderRole.JUNK, 12)))
                .isEqualTo(land(Mail.seen("Junk", FolderRole.JUNK, 12)));
    }

    private Landing land(Sighting... copies) {
        return Landing.of(
                Mail.opener(state, manners),
                List.of(copies),
                receiver,
                settings,
                Windows.of(settings.times(), receiver),
                Sample.DRAW,
                now);
    }
}
