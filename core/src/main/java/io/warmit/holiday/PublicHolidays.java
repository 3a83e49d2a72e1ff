package io.warmit.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.warmit.schedule.DaysOff;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The public holidays of a country or a part of it, from the calendars that jollyday brings along.
 *
 * <p>A code is ISO 3166-1 alpha-2 in any case, with parts after hyphens: DE, DE-BY, GB-SCT. What was reckoned once is kept, so that a visit only looks it up.
 */
public final class PublicHolidays {
    private static final int YEARS_BACK = 1;

    /** The longest campaign lasts three times 365 days, 30 more, and 180 days of maintenance. */
    private static final int YEARS_AHEAD = 4;

    /** Jollyday has calendars of stock exchanges too. */
    private static final Set<String> COUNTRIES = HolidayCalendar.getSupportedCalendarCodes().stream()
            .filter(code -> code.length() == 2)
            .map(code -> code.toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));

    private static final Map<Asked, Map<LocalDate, String>> YEARS = new ConcurrentHashMap<>();
    private static final Map<Asked, DaysOff> AROUND = new ConcurrentHashMap<>();

    private record Asked(String country, int year) {}

    private PublicHolidays() {}

    /** The parts of a country that have holidays of their own, as one would write them: DE-BW, DE-BY. Empty: there are none, or no such country. */
    public static List<String> parts(String country) {
        String whole = parted(country)[0];
        if (!COUNTRIES.contains(whole)) {
            return List.of();
        }
        return manager(whole).getCalendarHierarchy().getChildren().keySet().stream()
                .map(part -> whole + "-" + part.toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** Whether there is such a country, and such a part of it. */
    public static boolean knows(String code) {
        String[] parts = parted(code);
        if (!COUNTRIES.contains(parts[0])) {
            return false;
        }
        if (parts.length == 1) {
            return true;
        }
        CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
        for (String part : inside(parts)) {
            CalendarHierarchy within = place.getChildren().get(part);
            if (within == null) {
                return false;
            }
            place = within;
        }
        return true;
    }

    /**
     * The holidays from the year before a day until four years after it, by name.
     *
     * @param country one that {@link #knows}; of another nothing is known
     */
    public static DaysOff around(String country, LocalDate day) {
        return AROUND.computeIfAbsent(new Asked(country, day.getYear()), asked -> {
            Map<LocalDate, String> named = new TreeMap<>();
            for (int year = asked.year() - YEARS_BACK; year <= asked.year() + YEARS_AHEAD; year++) {
                named.putAll(YEARS.computeIfAbsent(new Asked(country, year), PublicHolidays::reckoned));
            }
            return DaysOff.holidays(named);
        });
    }

    private static Map<LocalDate, String> reckoned(Asked asked) {
        if (!knows(asked.country())) {
            return Map.of();
        }
        String[] parts = parted(asked.country());
        Map<LocalDate, String> named = new TreeMap<>();
        for (Holiday holiday :
                manager(parts[0]).getHolidays(Year.of(asked.year()), HolidayType.PUBLIC_HOLIDAY, inside(parts))) {
            // Jollyday's texts without a language are English; asked for English it would answer in the language of the
            // machine.
            named.merge(holiday.getDate(), holiday.getDescription(Locale.ROOT), PublicHolidays::both);
        }
        return named;
    }

    private static String both(String one, String other) {
        return one.compareTo(other) <= 0 ? one + ", " + other : other + ", " + one;
    }

    private static String[] parted(String code) {
        return code.toUpperCase(Locale.ROOT).split("-", -1);
    }

    /** The parts below the country, as jollyday writes them. */
    private static String[] inside(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }
}
