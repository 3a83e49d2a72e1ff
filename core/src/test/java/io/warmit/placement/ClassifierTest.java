package io.warmit.placement;

import static io.warmit.placement.FolderRole.ARCHIVE;
import static io.warmit.placement.FolderRole.INBOX;
import static io.warmit.placement.FolderRole.JUNK;
import static io.warmit.placement.FolderRole.OTHER;
import static io.warmit.placement.FolderRole.OURS;
import static io.warmit.placement.FolderRole.SENT;
import static io.warmit.placement.FolderRole.TRASH;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.placement.Classifier.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    @Test
    void the_folder_says_where_a_message_landed() {
        assertThat(new Spot(INBOX, false).placement()).isEqualTo(Placement.INBOX);
        assertThat(new Spot(INBOX, true).placement()).isEqualTo(Placement.TAB);
        assertThat(new Spot(JUNK, false).placement()).isEqualTo(Placement.SPAM);
        assertThat(new Spot(JUNK, true).placement()).as("spam before tab").isEqualTo(Placement.SPAM);
        assertThat(List.of(ARCHIVE, TRASH, SENT, OURS, OTHER))
                .allSatisfy(
                        role -> assertThat(new Spot(role, false).placement()).isEqualTo(Placement.OTHER));
    }

    @Test
    void of_several_copies_the_worst_counts_spam_before_tab_before_inbox_before_other() {
        Spot inbox = new Spot(INBOX, false);
        Spot tab = new Spot(INBOX, true);
        Spot junk = new Spot(JUNK, false);
        Spot other = new Spot(OTHER, false);

        assertThat(Classifier.worst(List.of(inbox, junk, tab))).isEqualTo(1);
        assertThat(Classifier.worst(List.of(inbox, tab))).isEqualTo(1);
        assertThat(Classifier.worst(List.of(other, inbox))).isEqualTo(1);
        assertThat(Classifier.worst(List.of(inbox, inbox)))
                .as("the first of equals")
                .isZero();
    }

    @Test
    void a_copy_that_is_still_there_counts_before_a_deleted_one() {
        assertThat(Classifier.worst(List.of(new Spot(TRASH, false), new Spot(OTHER, false))))
                .isEqualTo(1);
    }

    @Test
    void all_mail_is_not_one_more_copy() {
        Spot all = new Spot(ARCHIVE, false);

        assertThat(Classifier.copies(List.of(new Spot(INBOX, false), all))).isEqualTo(1);
        assertThat(Classifier.copies(List.of(all))).isEqualTo(1);
        assertThat(Classifier.copies(List.of(new Spot(INBOX, false), new Spot(INBOX, false), all)))
                .isEqualTo(2);
    }
}
