package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.Read;
import io.warmit.config.bind.Doc;
import io.warmit.config.value.Share;
import io.warmit.schedule.Range;

/** How received mail is read. */
public record ReadSettings(
        @Doc(value = "Share that is read; what is answered always is.", byDefault = "90%")
        Share rate,

        @Doc(value = "Time from seeing to reading; short ones are more likely.", byDefault = "45s-1h")
        Range delay,

        @Doc(value = "Share that gets a star when it is read.", byDefault = "5%")
        Share star,

        @Doc(
                value = "Share that is marked important when it is read, where the server has that mark.",
                byDefault = "20%")
        Share important) {

    Read value() {
        return new Read(rate.value(), delay, star.value(), important.value());
    }

    static ReadSettings of(Read read) {
        return new ReadSettings(
                new Share(read.rate()), read.delay(), new Share(read.star()), new Share(read.important()));
    }
}
