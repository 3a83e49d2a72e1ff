package io.warmit.campaign;

import io.warmit.schedule.DaysOff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The warm-up of a pool.
 *
 * @param start first day; empty: the day it is launched
 * @param managed place in the configuration file that declares it, as {@code FILE:LINE}
 */
public record Campaign(
        long id,
        String name,
        long poolId,
        State state,
        CampaignSettings settings,
        Optional<LocalDate> start,
        Optional<Instant> launchedAt,
        Optional<Instant> pausedUntil,
        Optional<String> managed,
        long version) {

    /** The campaign as somebody lives it who has these public holidays off. */
    public Campaign observing(DaysOff holidays) {
        CampaignSettings lived = new CampaignSettings(
                settings.volume(),
                settings.pairs(),
                settings.times().observing(holidays),
                settings.read(),
                settings.reply(),
                settings.file());
        return new Campaign(id, name, poolId, state, lived, start, launchedAt, pausedUntil, managed, version);
    }

    /** The campaign, running again. */
    public Campaign resumed() {
        return new Campaign(
                id, name, poolId, State.LAUNCHED, settings, start, launchedAt, Optional.empty(), managed, version);
    }

    /** The same campaign, in which nothing new is planned any more. */
    public Campaign stopped() {
        return new Campaign(
                id, name, poolId, State.STOPPED, settings, start, launchedAt, Optional.empty(), managed, version);
    }

    /** A campaign is created as a draft, launched once, and may be paused in between. */
    public enum State {
        DRAFT,
        LAUNCHED,
        PAUSED,
        STOPPED,
        ENDED
    }
}
