package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.planning.Why;
import io.warmit.planning.Why.Binds;
import io.warmit.planning.Why.Limit;
import io.warmit.planning.Why.Wake;
import io.warmit.problem.ExitCode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Every limit of a mailbox, the one that binds, and the next wake-up. */
@Command(
        name = "why",
        description = "Why a mailbox sends, or does not: every limit, the one that binds, the next wake-up.",
        footer = {"", "Examples:", "  warmit why you@your-domain.example", "  warmit why you@your-domain.example --json"
        })
final class WhyCommand extends Leaf {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH);
    private static final int TOLD = 2;

    @Parameters(paramLabel = "ADDR", description = "The mailbox.")
    String address = "";

    @Override
    protected ExitCode run() {
        try (Warmit warmit = open()) {
            Mailbox mailbox = warmit.mailboxes().named(address);
            ZoneId zone =
                    globals().zone == null ? mailbox.zone() : printer().style().zone();
            Why why = warmit.reasons().why(mailbox, zone);
            if (format() == Format.TABLE) {
                table(why, zone);
            } else {
                print(Result.one("warmit.why/v1", shown(mailbox, why)));
            }
            return ExitCode.OK;
        }
    }

    private void table(Why why, ZoneId zone) {
        Instant now = shell().clock().instant();
        printer().line(why.headline() + "   " + TIME.format(now.atZone(zone)) + " " + zone);
        List<Shown> rows = why.limits().stream().map(WhyCommand::row).toList();
        print(Result.list(
                        "warmit.why/v1",
                        rows,
                        List.of(
                                Column.word("LIMIT", "name", 0),
                                Column.number("ALLOWS", "allows", 2),
                                Column.number("USED", "used", 3),
                                Column.number("LEFT", "left", 1),
                                Column.word("", "told", 0)))
                .with(next(why.wakes(), now, zone)));
    }

    private static Shown row(Limit limit) {
        return shown(limit).with("told", limit.text().isEmpty() ? "" : "◀ " + limit.text());
    }

    private static String next(List<Wake> wakes, Instant now, ZoneId zone) {
        if (wakes.isEmpty()) {
            return "next wake-up: none, until that changes";
        }
        return wakes.stream()
                .limit(TOLD)
                .map(wake -> time(wake.at(), now, zone) + " (" + wake.what() + ")")
                .collect(Collectors.joining(", then ", "next wake-up ", ""));
    }

    private static String time(Instant at, Instant now, ZoneId zone) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DATED).format(at.atZone(zone));
    }

    private static Shown shown(Mailbox mailbox, Why why) {
        return new Shown()
                .with("address", mailbox.address().toString())
                .with("headline", why.headline())
                .with("binding", why.binding().map(Limit::name))
                .with("binds", why.binding().map(limit -> word(limit.binds())))
                .with("not_before", why.binding().flatMap(Limit::notBefore))
                .with("next_wake_at", why.wakes().stream().findFirst().map(Wake::at))
                .with("limits", why.limits().stream().map(WhyCommand::shown).toList())
                .with(
                        "wakes",
                        why.wakes().stream()
                                .map(wake -> new Shown().with("at", wake.at()).with("what", wake.what()))
                                .toList());
    }

    private static Shown shown(Limit limit) {
        return new Shown()
                .with("name", limit.name())
                .with("allows", number(limit.allows()))
                .with("used", number(limit.used()))
                .with("left", number(limit.left()))
                .with("binds", word(limit.binds()))
                .with("not_before", limit.notBefore())
                .with("text", limit.text());
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static String word(Binds binds) {
        return binds.name().toLowerCase(Locale.ROOT);
    }
}
