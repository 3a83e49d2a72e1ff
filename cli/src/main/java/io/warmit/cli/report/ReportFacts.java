package io.warmit.cli.report;

import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import io.warmit.simulation.Outcome;
import io.warmit.stats.Counts;
import io.warmit.stats.Latency;
import io.warmit.stats.Training;
import java.util.List;
import java.util.Optional;

/**
 * What a report tells. What a list is empty of has no section on the page.
 *
 * @param title what was warmed up, in the operator's words
 * @param period the days it covers, in words
 * @param note one honest sentence about what the figures mean
 * @param total of all its messages
 * @param latency of all its messages
 * @param providers each receivers' provider class
 * @param matrix each sender at each provider class
 * @param training what our own engagement adds; empty where nobody asked
 * @param problems what somebody should look after now
 * @param copies what is known of second copies
 */
public record ReportFacts(
        String title,
        String period,
        String note,
        List<ReportDay> days,
        List<Sender> senders,
        Counts total,
        Optional<Latency> latency,
        List<Group> providers,
        List<Cell> matrix,
        Optional<Training> training,
        List<Concern> problems,
        Copies copies) {
    public ReportFacts {
        days = List.copyOf(days);
        senders = List.copyOf(senders);
        providers = List.copyOf(providers);
        matrix = List.copyOf(matrix);
        problems = List.copyOf(problems);
    }

    /** Of a simulation, whose mail nobody but itself saw. */
    public static ReportFacts of(String title, String period, String note, Outcome outcome, int mostCopies) {
        return new ReportFacts(
                title,
                period,
                note,
                outcome.days().stream().map(ReportDay::of).toList(),
                outcome.mailboxes().stream()
                        .map(box -> new Sender(
                                box.address(), box.provider(), box.pace(), box.sent(), box.rate(), box.rescuedHere()))
                        .toList(),
                outcome.total(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                new Copies(mostCopies, "most copies of one message"));
    }

    /** A number and what it counts. */
    record Copies(int number, String words) {}

    /** A mailbox that sent, and what was rescued from its spam folder. */
    record Sender(String address, String provider, String state, int sent, Rate rate, int rescued) {}

    /** Mail that has something in common. */
    record Group(Counts counts, Optional<Latency> latency) {}

    /** One sender's mail at one provider class. */
    record Cell(String sender, String provider, Rate rate) {}

    /** What somebody should look after, and how to mend it. */
    record Concern(String where, String what, String fix) {
        static Concern of(Shown problem) {
            Object mailbox = problem.get("mailbox");
            Object worker = problem.get("worker");
            return new Concern(
                    String.valueOf(mailbox != null ? mailbox : worker != null ? worker : ""),
                    String.valueOf(problem.get("problem")),
                    String.valueOf(problem.get("fix")));
        }
    }
}
