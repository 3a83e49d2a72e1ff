package io.warmit.cli.report;

import io.warmit.app.Readings;
import io.warmit.app.Readings.Question;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.CountsShown;
import io.warmit.cli.TrainingShown;
import io.warmit.cli.WorkShown;
import io.warmit.cli.report.ReportFacts.Cell;
import io.warmit.cli.report.ReportFacts.Concern;
import io.warmit.cli.report.ReportFacts.Copies;
import io.warmit.cli.report.ReportFacts.Group;
import io.warmit.cli.report.ReportFacts.Sender;
import io.warmit.mailbox.Mailbox;
import io.warmit.stats.Counts;
import io.warmit.stats.DayWork;
import io.warmit.stats.Latency;
import io.warmit.stats.Training;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a store for everything that a report tells, with the questions that {@code warmit stats} asks. */
final class StoreReport {
    private static final String ARROW = " → ";

    private final Warmit warmit;
    private final Readings readings;
    private final Question question;
    private final ZoneId zone;

    StoreReport(Warmit warmit, Question question) {
        this.warmit = warmit;
        this.readings = warmit.readings();
        this.question = question;
        this.zone = warmit.settings().zone();
    }

    /** For people. */
    ReportFacts facts(String title, LocalDate last) {
        Counts total = readings.total(question);
        Map<String, Latency> days = readings.latencies(question.by("day"));
        Map<String, Latency> providers = readings.latencies(question.by("provider"));
        return new ReportFacts(
                title,
                question.since() + " to " + last + ", times and days as the senders have them",
                "Placement is where each message was first seen, recorded before anything was rescued or read. Opens, reads, stars and answers are our own doing and are in no rate.",
                readings.counts(question.by("day")).stream()
                        .map(counts -> ReportDay.of(counts, Optional.ofNullable(days.get(counts.key()))))
                        .toList(),
                senders(),
                total,
                Optional.ofNullable(readings.latencies(question.by("all")).get("all")),
                readings.counts(question.by("provider")).stream()
                        .map(counts -> new Group(counts, Optional.ofNullable(providers.get(counts.key()))))
                        .toList(),
                readings.counts(question.by("sender-provider")).stream()
                        .map(StoreReport::cell)
                        .toList(),
                Optional.of(readings.training(question.by("mode"))),
                concerns(),
                new Copies(total.extraCopies(), "extra copies"));
    }

    /** For scripts: each group as {@code warmit stats --json} shows it. */
    Shown shown(LocalDate last) {
        Map<String, DayWork> work = readings.work(question.by("all"), zone);
        return new Shown()
                .with("since", question.since().toString())
                .with("until", last.toString())
                .with(
                        "total",
                        WorkShown.in(
                                CountsShown.of(
                                        readings.total(question),
                                        Optional.ofNullable(readings.latencies(question.by("all"))
                                                .get("all"))),
                                Optional.ofNullable(work.get("all"))))
                .with("by_day", groups("day"))
                .with("by_provider", groups("provider"))
                .with("by_mailbox", groups("mailbox"))
                .with("by_sender_provider", groups("sender-provider"))
                .with("training_effect", TrainingShown.of(training()))
                .with("problems", readings.status(zone).get("problems"));
    }

    private Training training() {
        return readings.training(question.by("mode"));
    }

    private List<Shown> groups(String by) {
        Map<String, Latency> ways = readings.latencies(question.by(by));
        return readings.counts(question.by(by)).stream()
                .map(counts -> CountsShown.of(counts, Optional.ofNullable(ways.get(counts.key()))))
                .toList();
    }

    /** The worst first; those of whom little is known last. */
    private List<Sender> senders() {
        Map<String, Mailbox> known = warmit.mailboxes().all().stream()
                .collect(Collectors.toMap(box -> box.address().toString(), Function.identity()));
        return readings.counts(question.by("mailbox")).stream()
                .sorted(Comparator.comparingDouble(
                                (Counts counts) -> counts.inboxRate().isEnough()
                                        ? counts.inboxRate().share()
                                        : 2)
                        .thenComparing(Counts::key))
                .map(counts -> sender(counts, Optional.ofNullable(known.get(counts.key()))))
                .toList();
    }

    private static Sender sender(Counts counts, Optional<Mailbox> box) {
        return new Sender(
                counts.key(),
                box.map(Mailbox::provider).orElse("–"),
                box.map(found -> found.status().word()).orElse("removed"),
                counts.submitted(),
                counts.inboxRate(),
                counts.rescued());
    }

    private static Cell cell(Counts counts) {
        int arrow = counts.key().lastIndexOf(ARROW);
        return new Cell(
                counts.key().substring(0, arrow), counts.key().substring(arrow + ARROW.length()), counts.inboxRate());
    }

    private List<Concern> concerns() {
        return readings.status(zone).get("problems") instanceof List<?> problems
                ? problems.stream().map(problem -> Concern.of((Shown) problem)).toList()
                : List.of();
    }
}
