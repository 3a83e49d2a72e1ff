package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.BucketCap;
import io.warmit.schedule.Length;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What may leave at most, besides each mailbox's own cap.
 *
 * @param perMinute of all workers of the store together
 * @param perHour of all workers of the store together
 * @param perDomainDay of all mailboxes of one domain in any 24 hours
 * @param rolling what the provider of a mailbox allows it, by provider
 */
public record Limits(
        OptionalInt perMinute, OptionalInt perHour, OptionalInt perDomainDay, Map<String, Rolling> rolling) {
    public static final Limits NONE =
            new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Map.of());

    public Limits {
        rolling = Map.copyOf(rolling);
    }

    /** At most so many messages of one mailbox in any window of a length. */
    public record Rolling(int most, Duration window) {}

    /** The caps that mail of a mailbox must find room in. */
    public Room room(Mailbox sender) {
        List<Room.Own> own = new ArrayList<>();
        own.add(Room.day(sender.dailyMax()));
        Optional.ofNullable(rolling.get(sender.provider()))
                .ifPresent(cap -> own.add(new Room.Own(
                        "rolling " + cap.most() + " in any " + Length.of(cap.window()) + " at provider "
                                + sender.provider(),
                        cap.most(),
                        cap.window())));
        List<Room.Shared> shared = new ArrayList<>();
        String domain = sender.address().domain();
        perMinute.ifPresent(most -> shared.add(shared("minute", "limits.per_minute", most, Duration.ofMinutes(1))));
        perHour.ifPresent(most -> shared.add(shared("hour", "limits.per_hour", most, Duration.ofHours(1))));
        perDomainDay.ifPresent(most -> shared.add(
                shared("day:" + domain, "limits.per_domain_day of " + domain + ",", most, Duration.ofDays(1))));
        return new Room(own, shared);
    }

    private static Room.Shared shared(String scope, String key, int most, Duration window) {
        return new Room.Shared(scope, key + " " + most, new BucketCap(most, window));
    }
}
