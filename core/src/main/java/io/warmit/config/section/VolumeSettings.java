package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.config.bind.Doc;
import io.warmit.config.value.ShareRange;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** How many new conversations a mailbox begins. */
public record VolumeSettings(
        @Doc(value = "Sending days.", byDefault = "30", least = "1", most = "365")
        int days,

        @Doc("How the daily number grows.") RampSettings ramp,

        @Doc(
                value = "Factor drawn for each mailbox and day, with some quiet days; 100% follows the ramp exactly.",
                byDefault = "75%-110%")
        ShareRange variation,

        @Doc(value = "What follows the last day: stop, or maintain with 5 a day.", byDefault = "stop")
        After after,

        @Doc(
                value = "New conversations and replies together, at least, once the ramp is at its top.",
                least = "1",
                most = "100")
        Optional<Integer> minimumPerDay,

        @Doc(
                value = "Past the top of the ramp, 3 more a day up to 50 while surely 80% of 7 days reach the inbox.",
                byDefault = "false")
        boolean grow,

        @Doc(
                value = "maintain: its last day, at most 180 days after the ramp; default: those 180 days.",
                when = "after=maintain",
                example = "2027-06-30")
        Optional<LocalDate> until) {

    Volume value() {
        return new Volume(
                days,
                ramp.plan(),
                variation.low(),
                variation.high(),
                after,
                minimumPerDay.map(OptionalInt::of).orElse(OptionalInt.empty()),
                grow,
                until);
    }

    static VolumeSettings of(Volume volume) {
        return new VolumeSettings(
                volume.days(),
                RampSettings.of(volume.ramp()),
                new ShareRange(volume.variationLow(), volume.variationHigh()),
                volume.after(),
                volume.minimumPerDay().isPresent()
                        ? Optional.of(volume.minimumPerDay().getAsInt())
                        : Optional.empty(),
                volume.grow(),
                volume.until());
    }
}
