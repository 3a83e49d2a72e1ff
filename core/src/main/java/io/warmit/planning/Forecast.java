package io.warmit.planning;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.FirstWeek;
import io.warmit.campaign.Pace;
import io.warmit.campaign.Ramp;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.DaysOff;
import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a campaign will send if every day goes well: the same ramp, day factors and ceilings as the daily plan, without brakes.
 *
 * @param sendingDays of the whole campaign
 * @param top where its ramp goes
 * @param days one for each date on which somebody sends
 * @param mailboxes the same by sender
 * @param notes what an operator should know: ceilings, too few partners
 */
public record Forecast(int sendingDays, Top top, List<Day> days, List<Sender> mailboxes, List<String> notes) {
    private static final int LONGEST_PAUSE = 14;
    private static final int NAMED = 3;

    public Forecast {
        days = List.copyOf(days);
        mailboxes = List.copyOf(mailboxes);
        notes = List.copyOf(notes);
    }

    /**
     * What is asked.
     *
     * @param members the whole pool
     * @param start the first day
     * @param days how many sending days to look ahead
     */
    public record Question(List<Mailbox> members, CampaignSettings settings, LocalDate start, int days) {
        public Question {
            members = List.copyOf(members);
        }
    }

    /**
     * Where a mailbox stands on its ramp.
     *
     * @param dayIndex the ramp's day that comes next, from 1
     * @param startedOn the first day of its campaign, past or to come
     * @param grown its number on that day if it has grown past the top of its ramp, else 0
     * @param enrolled whether it takes part already, so that its ramp stays as it is
     * @param holidays of its country; none where the campaign sends on them, or nobody said where it is
     */
    public record Place(
            int dayIndex, int grown, List<Integer> ramp, LocalDate startedOn, boolean enrolled, DaysOff holidays) {
        public Place {
            ramp = List.copyOf(ramp);
        }
    }

    /** Where each mailbox stands; in a campaign that is not launched yet all stand at the first day. */
    public interface Places {
        Place of(Mailbox sender);
    }

    /**
     * One date.
     *
     * @param number counted from 1
     * @param each the ramp's number of a mailbox, cut to its ceiling; the largest where they differ
     * @param mails openers of all mailboxes
     * @param replies expected answers to them
     */
    public record Day(int number, LocalDate date, int each, int mails, double replies, String note) {}

    /**
     * The top of a ramp.
     *
     * @param perDay its number
     * @param day the first sending day on which every mailbox has it; empty: none of them
     */
    public record Top(int perDay, OptionalInt day) {
        static Top of(Volume volume, List<List<Integer>> ramps) {
            int to = volume.ramp().to();
            List<OptionalInt> days =
                    ramps.stream().map(ramp -> Ramp.firstDayAt(ramp, to)).toList();
            return new Top(
                    to,
                    days.stream().allMatch(OptionalInt::isPresent)
                            ? days.stream().mapToInt(OptionalInt::getAsInt).max()
                            : OptionalInt.empty());
        }
    }

    /**
     * One mailbox over all the days.
     *
     * @param outlook what the pool carries for it
     */
    public record Sender(Mailbox mailbox, int days, int first, int last, int mails, double replies, Outlook outlook) {}

    public static Forecast of(Question question, Places places, Draw draw) {
        CampaignSettings settings = question.settings();
        List<Outlook> outlooks = Outlook.of(question.members(), settings);
        double answers = Capacity.expectedReplies(settings);
        TreeMap<LocalDate, ForecastDay> days = new TreeMap<>();
        List<Sender> senders = new ArrayList<>();
        List<List<Integer>> ramps = new ArrayList<>();
        List<Mailbox> ageless = new ArrayList<>();
        HolidayNotes holidays = new HolidayNotes(settings.times());
        for (Outlook outlook : outlooks) {
            Place place = places.of(outlook.mailbox());
            ramps.add(place.ramp());
            if (!place.enrolled() && outlook.mailbox().since().isEmpty()) {
                ageless.add(outlook.mailbox());
            }
            List<Integer> mails = new ArrayList<>();
            SendWindow window = Windows.of(settings.times().observing(place.holidays()), outlook.mailbox());
            List<LocalDate> dates = dates(question, window);
            if (!dates.isEmpty()) {
                holidays.add(outlook.mailbox(), window, question.start(), dates.getLast());
            }
            GoodGrowth growth = new GoodGrowth(place, settings.volume(), outlook.ceiling());
            for (int i = 0; i < dates.size(); i++) {
                LocalDate date = dates.get(i);
                int index = place.dayIndex() + i;
                Ramp.targetOn(index, date, place.ramp(), settings.volume()).ifPresent(own -> {
                    int target = growth.next(index, own);
                    int openers = openers(settings, outlook, index, target, place, date, draw);
                    mails.add(openers);
                    days.computeIfAbsent(date, key -> new ForecastDay(date))
                            .add(outlook, target, openers, index, place, settings.volume());
                });
            }
            int sum = mails.stream().mapToInt(Integer::intValue).sum();
            int first = mails.isEmpty() ? 0 : mails.getFirst();
            int last = mails.isEmpty() ? 0 : mails.getLast();
            senders.add(new Sender(outlook.mailbox(), mails.size(), first, last, sum, sum * answers, outlook));
        }
        return new Forecast(
                settings.volume().days(),
                Top.of(settings.volume(), ramps),
                ForecastDay.numbered(days.values(), answers),
                senders,
                notes(outlooks, question, ageless, holidays));
    }

    private static List<String> notes(
            List<Outlook> outlooks, Question question, List<Mailbox> ageless, HolidayNotes holidays) {
        List<String> notes = new ArrayList<>(Outlook.warnings(outlooks, (int)
                question.members().stream().filter(Mailbox::usable).count()));
        if (!ageless.isEmpty()) {
            String some = ageless.stream()
                    .limit(NAMED)
                    .map(mailbox -> mailbox.address().toString())
                    .collect(Collectors.joining(", "));
            int more = ageless.size() - NAMED;
            notes.add("nobody said since when there is " + some + (more > 0 ? " and " + more + " more" : "")
                    + "; the first week of a young mailbox is held back: warmit mailbox set ADDR --since DATE");
        }
        if (question.settings().volume().grow()) {
            notes.add(GoodGrowth.note(question.settings().volume()));
        }
        notes.addAll(holidays.all());
        return notes;
    }

    /** In which zones its days and windows are meant, in their order. */
    public List<String> zones() {
        return mailboxes.stream()
                .map(sender -> sender.mailbox().zone().getId())
                .distinct()
                .sorted()
                .toList();
    }

    public int mails() {
        return days.stream().mapToInt(Day::mails).sum();
    }

    public double replies() {
        return days.stream().mapToDouble(Day::replies).sum();
    }

    private static List<LocalDate> dates(Question question, SendWindow window) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate day = question.start();
        for (int asleep = 0; dates.size() < question.days() && asleep <= LONGEST_PAUSE; day = day.plusDays(1)) {
            Optional<SendWindow.Span> open = window.on(day);
            asleep = open.isPresent() ? 0 : asleep + 1;
            if (open.isPresent()) {
                dates.add(day);
            }
        }
        return dates;
    }

    private static int openers(
            CampaignSettings settings, Outlook outlook, int index, int target, Place place, LocalDate date, Draw draw) {
        double factor = DayFactor.of(
                settings.volume(), draw.unit("day-factor", outlook.mailbox().address(), date));
        // Of a least number of messages the replies are expected to carry their ordinary part.
        int repliesDue = settings.volume().minimumPerDay().isPresent()
                ? (int) Math.floor(settings.volume().minimumPerDay().getAsInt()
                        * (1 - 1 / (1 + Capacity.expectedReplies(settings))))
                : 0;
        Quota.Ground ground = new Quota.Ground(
                settings.volume(),
                index,
                target,
                Math.max(target, settings.volume().ramp().to()),
                FirstWeek.onDay(index, outlook.mailbox().since(), place.startedOn()),
                Pace.UNBRAKED,
                factor,
                repliesDue,
                index > place.ramp().size());
        return Quota.of(ground, outlook.capacity()).openers();
    }
}
