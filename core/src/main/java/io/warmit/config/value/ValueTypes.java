package io.warmit.config.value;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.SecretRef;
import io.warmit.schedule.Range;
import io.warmit.schedule.WeekTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All kinds of value that a setting may have. */
public final class ValueTypes {
    private static final Map<Class<?>, ValueType<?>> TYPES = Map.ofEntries(
            Map.entry(String.class, new YamlTypes.Text()),
            Map.entry(Integer.class, new YamlTypes.Whole()),
            Map.entry(Boolean.class, new YamlTypes.Switch()),
            Map.entry(Path.class, new OutsideTypes.Paths()),
            Map.entry(SecretRef.class, new OutsideTypes.Secrets()),
            Map.entry(Duration.class, new TextType<>("a duration", "90s", Durations::parse, Durations::text)),
            Map.entry(
                    Range.class,
                    new TextType<>("a range of durations", "45s-1h", Durations::parseRange, Durations::text)),
            Map.entry(Share.class, TextType.of("a share", "30%", Share::parse)),
            Map.entry(ShareRange.class, TextType.of("a range of shares", "75%-110%", ShareRange::parse)),
            Map.entry(Size.class, TextType.of("a size", "256MiB", Size::parse)),
            Map.entry(Window.class, TextType.of("a window", "08:30-18:30", Window::parse)),
            Map.entry(LocalTime.class, TextType.of("a time of day", "03:00", TimesOfDay::parse)),
            Map.entry(
                    WeekTime.class,
                    new TextType<>("a time of the week", "mon 07:00", WeekTimes::parse, WeekTimes::text)),
            Map.entry(Weekdays.class, TextType.of("days of the week", "mon-fri,sun", Weekdays::parse)),
            Map.entry(Rolling.class, TextType.of("a rolling limit", "2000/24h", Rolling::parse)),
            Map.entry(DailyValues.class, TextType.of("daily values", "2,3,5", DailyValues::parse)),
            Map.entry(Steps.class, TextType.of("steps", "5x3,10x3,20", Steps::parse)),
            Map.entry(ClosingDays.class, new ClosingDays.Type()),
            Map.entry(Address.class, TextType.of("an address", "anna@alpha.example", OutsideTypes::address)),
            Map.entry(
                    Endpoint.class, TextType.of("a server", "\"mail.alpha.example:465/tls\"", OutsideTypes::endpoint)),
            Map.entry(ZoneId.class, TextType.of("a time zone", "Europe/Paris", OutsideTypes::zone)),
            Map.entry(LocalDate.class, TextType.of("a date", "2026-11-23", OutsideTypes::date)));

    private ValueTypes() {}

    /** The kind of value of a component's class; empty: it is a section of its own. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Optional<ValueType<?>> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(new ChoiceType(type));
        }
        Class<?> boxed = type == int.class ? Integer.class : type == boolean.class ? Boolean.class : type;
        return Optional.ofNullable(TYPES.get(boxed));
    }

    /** The words of a choice, empty for every other kind. */
    public static List<String> choices(ValueType<?> type) {
        return type instanceof ChoiceType<?> choice ? choice.words() : List.of();
    }
}
