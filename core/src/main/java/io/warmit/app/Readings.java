package io.warmit.app;

import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.message.Message;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.stats.Counts;
import io.warmit.stats.DayWork;
import io.warmit.stats.Latency;
import io.warmit.stats.Training;
import io.warmit.store.CompletionReader;
import io.warmit.store.DeferralReader;
import io.warmit.store.ListedReader;
import io.warmit.store.ListedReader.Listed;
import io.warmit.store.MessageReader;
import io.warmit.store.StatsReader;
import io.warmit.store.Store;
import io.warmit.store.TrainingReader;
import io.warmit.store.VisitTable.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an operator asks: counts, messages, workers, and what is next. */
public final class Readings {
    private static final int FOUR_WEEKS = 28;

    private final Warmit warmit;
    private final Store store;

    Readings(Warmit warmit) {
        this.warmit = warmit;
        this.store = warmit.store();
    }

    /**
     * What is counted, in the operator's words.
     *
     * @param by pool, campaign, mailbox, provider, sender-provider, mode, day, hour (in UTC, when the message was due) or all
     */
    public record Question(
            LocalDate since,
            LocalDate until,
            String by,
            Optional<Mailbox> sender,
            Optional<Long> campaignId,
            Optional<Long> poolId) {
        /** The same with other groups. */
        public Question by(String other) {
            return new Question(since, until, other, sender, campaignId, poolId);
        }
    }

    /** One row for each group. */
    public List<Counts> counts(Question question) {
        return new StatsReader(store.database())
                .read(inStore(question), now()).stream()
                        .map(counts -> named(counts, question.by()))
                        .toList();
    }

    /** How long mail was on its way, by the key of its group; groups of which nobody knows are not there. */
    public Map<String, Latency> latencies(Question question) {
        Map<String, Latency> latencies = new HashMap<>();
        new StatsReader(store.database())
                .latencies(inStore(question))
                .forEach((key, latency) -> latencies.put(name(key, question.by()), latency));
        return latencies;
    }

    /** Messages that got a 4xx answer, of those that were tried, by the senders' provider class; of a day and those after it. */
    public Map<String, Rate> putOff(LocalDate since) {
        return new DeferralReader(store.database()).since(since);
    }

    /**
     * How much of what was due has left on days that are over, by the key of its group. None by provider, sender-provider, mode and hour, which have no quota of their own.
     *
     * @param zone in which a day is over
     */
    public Map<String, DayWork> work(Question question, ZoneId zone) {
        LocalDate end = question.until().isBefore(today(zone)) ? question.until() : today(zone);
        Question over = new Question(
                question.since(), end, question.by(), question.sender(), question.campaignId(), question.poolId());
        Map<String, DayWork> work = new HashMap<>();
        new CompletionReader(store.database())
                .read(inStore(over))
                .forEach((key, done) -> work.put(name(key, question.by()), done));
        return work;
    }

    /** Where mail landed at engaged mailboxes and at observers, over the 28 days that end with the question. */
    public Training training(Question question) {
        return new TrainingReader(store.database())
                .read(inStore(new Question(
                        question.until().minusDays(FOUR_WEEKS),
                        question.until(),
                        question.by(),
                        question.sender(),
                        question.campaignId(),
                        question.poolId())));
    }

    private static StatsReader.Question inStore(Question question) {
        return new StatsReader.Question(
                question.since(),
                question.until(),
                StatsReader.By.valueOf(question.by().replace('-', '_').toUpperCase(Locale.ROOT)),
                question.sender().map(Mailbox::id),
                question.campaignId(),
                question.poolId());
    }

    /** Days and hours are numbers in the store. */
    private static String name(String key, String by) {
        return switch (by) {
            case "day" -> LocalDate.ofEpochDay(Long.parseLong(key)).toString();
            case "hour" ->
                Instant.EPOCH.plus(Duration.ofHours(Long.parseLong(key))).toString();
            default -> key;
        };
    }

    private static Counts named(Counts counts, String by) {
        return new Counts(
                name(counts.key(), by),
                counts.submitted(),
                counts.byState(),
                counts.byPlacement(),
                counts.byOwner(),
                counts.planned(),
                counts.replies(),
                counts.rescued(),
                counts.read(),
                counts.starred(),
                counts.extraCopies(),
                counts.inDoubt());
    }

    /** Counts over all groups. */
    public Counts total(Question question) {
        return counts(question.by("all")).stream().findFirst().orElseGet(() -> Counts.sum("all", List.of()));
    }

    /** Which messages are listed; empty fields leave the choice open. */
    public record Filter(
            Set<String> states,
            Optional<String> kind,
            Optional<Mailbox> mailbox,
            Optional<Mailbox> from,
            Optional<Mailbox> to,
            Optional<Long> campaignId,
            Optional<String> placement,
            Optional<LocalDate> since,
            Optional<LocalDate> until) {
        public Filter {
            states = Set.copyOf(states);
        }

        MessageReader.Filter ids(Instant now) {
            return new MessageReader.Filter(
                    states,
                    kind,
                    mailbox.map(Mailbox::id),
                    from.map(Mailbox::id),
                    to.map(Mailbox::id),
                    campaignId,
                    placement,
                    since,
                    until,
                    now);
        }
    }

    public List<Shown> messages(Filter filter, int limit) {
        MessageShown shown = new MessageShown(store, now());
        MessageReader reader = new MessageReader(store.database());
        MessageReader.Filter wanted = filter.ids(now());
        // Once all are found that there are, nobody looks for another one among millions of older messages.
        int most = Math.min(limit, reader.few(wanted).orElse(limit));
        return reader.list(wanted, most).stream().map(shown::of).toList();
    }

    /** How many messages there are in each state. */
    public Map<String, Integer> messageStates(Filter filter) {
        return new MessageReader(store.database()).states(filter.ids(now()));
    }

    /**
     * The message of an id, a token, or the first letters of one, with its events.
     *
     * @throws UserError E1010 when none or more than one fits
     */
    public Shown message(String name) {
        return new MessageShown(store, now()).withEvents(listed(name));
    }

    /** The message itself, found the same way. */
    Message named(String name) {
        return listed(name).message();
    }

    private MessageReader.Listed listed(String name) {
        List<MessageReader.Listed> found = new MessageReader(store.database()).find(name);
        if (found.size() != 1) {
            String what = found.isEmpty() ? "there is no message " : "more than one message begins with ";
            throw new UserError(Problem.of(Code.E1010, what + "\"" + name + "\"")
                    .about(name)
                    .because(
                            found.isEmpty()
                                    ? "no id is that number, and no token is or begins with it"
                                    : "so few letters do not tell one message from the others")
                    .fixedBy("warmit message list"));
        }
        return found.getFirst();
    }

    /** What is shown of mailboxes in a list: read for many at once, since there may be 100,000. */
    public List<Shown> mailboxes(List<Mailbox> mailboxes) {
        List<Long> ids = mailboxes.stream().map(Mailbox::id).toList();
        Map<Long, Listed> listed = new HashMap<>();
        mailboxes.stream()
                .collect(Collectors.groupingBy(
                        mailbox -> today(mailbox.zone()), Collectors.mapping(Mailbox::id, Collectors.toList())))
                .forEach((today, those) -> listed.putAll(new ListedReader(store.database()).of(those, today)));
        Map<Long, Visit> visits = warmit.visitTable().of(ids);
        Map<Long, String> pools =
                store.pools().all().stream().collect(Collectors.toMap(pool -> pool.id(), pool -> pool.name()));
        return mailboxes.stream()
                .map(mailbox -> shown(
                        mailbox,
                        Objects.requireNonNull(listed.get(mailbox.id())),
                        Optional.ofNullable(visits.get(mailbox.id())),
                        Optional.ofNullable(pools.get(mailbox.poolId()))))
                .toList();
    }

    /** What is shown of one mailbox: with what proves that it is the operator's, the folders that were named by hand, what a loop-back showed of its servers, and how full it is. */
    public Shown mailboxInFull(Mailbox mailbox) {
        Owned owned = mailbox.owned();
        return mailbox(mailbox)
                .with(
                        "proof",
                        new Shown()
                                .with("logins_at", owned.logins())
                                .with("received_at", owned.received())
                                .with("sent_at", owned.sent()))
                .with("folders", folders(mailbox.folders()))
                .with("profile", store.profiles().find(mailbox.id()).map(ProfileShown::of))
                .with("space", store.spaces().find(mailbox.id()).flatMap(SpaceShown::of));
    }

    private static Optional<Shown> folders(NamedFolders named) {
        Shown shown = new Shown();
        NamedFolders.PARTS.forEach(part -> shown.with(part, named.of(part)));
        return named.isEmpty() ? Optional.empty() : Optional.of(shown);
    }

    /** What is shown of a mailbox among others. */
    public Shown mailbox(Mailbox mailbox) {
        return mailboxes(List.of(mailbox)).getFirst();
    }

    private Shown shown(Mailbox mailbox, Listed listed, Optional<Visit> visit, Optional<String> pool) {
        return new Shown()
                .with("address", mailbox.address().toString())
                .with("name", mailbox.name())
                .with("pool", pool)
                .with("role", word(mailbox.role()))
                .with("mode", word(mailbox.mode()))
                .with("status", mailbox.status().word())
                .with("managed", mailbox.managed().isPresent() ? "file" : "store")
                .with(
                        "pace",
                        listed.pace()
                                .map(found -> new Shown()
                                        .with("move", word(found.move()))
                                        .with("quota", found.quota())
                                        .with("reasons", List.of(found.reasons().split("; ")))))
                .with("day", listed.day())
                .with("sent_today", listed.sentToday())
                .with("inbox_rate", listed.inbox())
                .with("last_visit_at", visit.flatMap(found -> found.last()))
                .with("next_visit_at", visit.map(found -> found.next()))
                .with("daily_max", mailbox.dailyMax())
                .with("zone", mailbox.zone().getId())
                .with("since", mailbox.since().map(LocalDate::toString))
                .with("country", mailbox.country())
                .with("login", warmit.oauth().shown(mailbox))
                .with(
                        "note",
                        mailbox.statusReason()
                                .or(() -> mailbox.provedAt().isPresent()
                                        ? Optional.empty()
                                        : Optional.of("logins not proved yet")));
    }

    /** Workers, store, mailboxes, today, placement, the next visit and problems. */
    public Shown status(ZoneId zone) {
        return new StatusShown(warmit).of(zone);
    }

    public LocalDate today(ZoneId zone) {
        return now().atZone(zone).toLocalDate();
    }

    public Instant now() {
        return warmit.clock().instant();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
