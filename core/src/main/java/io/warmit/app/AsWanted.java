package io.warmit.app;

import io.warmit.campaign.Brakes;
import io.warmit.config.Settings;
import io.warmit.mail.MailSettings;
import io.warmit.planning.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Settings, in the form in which those who follow them want them. */
final class AsWanted {
    private AsWanted() {}

    /** When a campaign is held, shrunk or stopped. */
    static Brakes brakes(Settings settings) {
        var brakes = settings.brakes();
        return new Brakes(
                brakes.minSample(),
                brakes.spam().hold().value(),
                brakes.spam().shrink().value(),
                brakes.spam().stop().value(),
                brakes.bounce().hold().value(),
                brakes.bounce().stop().value(),
                brakes.factor().hold().value(),
                brakes.factor().shrink().value());
    }

    /** How long servers are waited for, and what is taken from them. */
    static MailSettings mail(Settings settings) {
        var smtp = settings.smtp();
        var imap = settings.imap();
        return new MailSettings(
                new MailSettings.Smtp(
                        smtp.connect(),
                        smtp.greeting(),
                        smtp.command(),
                        smtp.data(),
                        smtp.block(),
                        smtp.finalDot(),
                        smtp.session()),
                new MailSettings.Imap(
                        imap.connect(),
                        imap.read(),
                        Math.toIntExact(imap.maxLiteral().bytes()),
                        Math.toIntExact(imap.maxLine().bytes()),
                        Math.toIntExact(imap.fetch().bytes())),
                settings.tls().min().andNewer());
    }

    /** How many connections to a provider's servers there may be at a time, by its name. */
    static Map<String, Integer> connections(Settings settings) {
        return settings.providers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, provider -> provider.getValue().connections()));
    }

    /** What may leave at most, besides each mailbox's own cap. */
    static Limits limits(Settings settings) {
        Map<String, Limits.Rolling> rolling = new HashMap<>();
        settings.providers()
                .forEach((name, provider) -> provider.rolling()
                        .ifPresent(cap -> rolling.put(name, new Limits.Rolling(cap.most(), cap.window()))));
        var limits = settings.limits();
        return new Limits(number(limits.perMinute()), number(limits.perHour()), number(limits.perDomainDay()), rolling);
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
