package io.warmit.planning;

import io.warmit.campaign.CampaignSettings;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Manners;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.Message.Found;
import io.warmit.message.MessageState;
import io.warmit.placement.Classifier;
import io.warmit.placement.Classifier.Spot;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Placement;
import io.warmit.placement.Tab;
import io.warmit.placement.Verdict;
import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import io.warmit.transport.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the first sighting of a message means: its placement, which counts for good, and the acts that are now due.
 *
 * @param folder where it was first seen
 * @param tab the category of the provider that it was filed under there
 * @param at the copy that is acted on
 * @param copies how many were seen; more than one is a duplicate made by a provider
 * @param byOwner the owner had deleted it before we looked, so that it counts in no rate
 * @param ownerActs what the owner did before we looked: deleted, read, answered
 * @param late found after it was given up
 * @param received when the receiver's server took the first copy in, as far as it says
 * @param verdict what the receiver's server wrote into the copy that counts
 * @param acts when each act is due; nothing for a mailbox that is not in mode engage
 */
public record Landing(
        Placement placement,
        String folder,
        Tab tab,
        Found at,
        Optional<String> seenMessageId,
        int copies,
        boolean byOwner,
        List<String> ownerActs,
        boolean late,
        Optional<Instant> received,
        Verdict verdict,
        Acts acts) {
    public Landing {
        ownerActs = List.copyOf(ownerActs);
    }

    /**
     * Decides over all copies that one look showed.
     *
     * @param copies at least one
     */
    public static Landing of(
            Message message,
            List<Sighting> copies,
            Mailbox receiver,
            CampaignSettings settings,
            SendWindow window,
            Draw draw,
            Instant now) {
        List<Spot> spots = copies.stream().map(Landing::spot).toList();
        Sighting worst = copies.get(Classifier.worst(spots));
        Placement placement = spot(worst).placement();
        boolean late =
                message.state() instanceof MessageState.Missing || message.state() instanceof MessageState.Unconfirmed;
        boolean byOwner = worst.role() == FolderRole.TRASH;
        boolean engage = receiver.mode() == Mode.ENGAGE && !byOwner;
        return new Landing(
                placement,
                worst.folder(),
                worst.tab(),
                new Found(worst.folder(), worst.uidValidity(), worst.uid()),
                worst.seenMessageId(),
                Classifier.copies(spots),
                byOwner,
                ownerActs(worst),
                late,
                received(copies),
                worst.verdict(),
                engage ? acts(message, worst, placement, settings, window, draw, now) : Acts.NONE);
    }

    private static Optional<Instant> received(List<Sighting> copies) {
        return copies.stream()
                .map(Sighting::received)
                .filter(at -> at.isAfter(Instant.EPOCH))
                .min(Comparator.naturalOrder());
    }

    private static Spot spot(Sighting copy) {
        return new Spot(copy.role(), copy.tab() instanceof Tab.Category);
    }

    /** What the owner was quicker at than we. It costs nobody anything. */
    private static List<String> ownerActs(Sighting copy) {
        List<String> acts = new ArrayList<>();
        if (copy.role() == FolderRole.TRASH) {
            acts.add("deleted");
        }
        if (copy.read()) {
            acts.add("read");
        }
        if (copy.answered()) {
            acts.add("answered");
        }
        return acts;
    }

    private static Acts acts(
            Message message,
            Sighting copy,
            Placement placement,
            CampaignSettings settings,
            SendWindow window,
            Draw draw,
            Instant now) {
        Manners manners = message.manners();
        boolean spam = placement == Placement.SPAM;
        boolean rescue = spam && settings.file().rescue();
        boolean reachable = !spam || rescue;
        Optional<Instant> rescueDue =
                rescue ? Optional.of(ActTime.awake(now, window, draw, "rescue", message.token())) : Optional.empty();
        Optional<Instant> readDue = manners.read() && reachable && !copy.answered()
                ? Optional.of(ActTime.awake(
                        later(now, rescueDue).plus(manners.readAfter()), window, draw, "read", message.token()))
                : Optional.empty();
        Optional<Instant> fileDue = readDue.filter(
                        read -> settings.file().into().isPresent())
                .map(read -> ActTime.awake(read.plus(settings.file().after()), window, draw, "file", message.token()));
        return new Acts(
                rescueDue,
                Optional.empty(),
                readDue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fileDue,
                Optional.empty());
    }

    private static Instant later(Instant now, Optional<Instant> rescue) {
        return rescue.filter(at -> at.isAfter(now)).orElse(now);
    }
}
