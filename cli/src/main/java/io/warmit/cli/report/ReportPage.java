package io.warmit.cli.report;

import io.warmit.cli.output.Words;
import io.warmit.cli.report.Intervals.Named;
import io.warmit.cli.report.ReportFacts.Cell;
import io.warmit.cli.report.ReportFacts.Group;
import io.warmit.stats.Counts;
import io.warmit.stats.Training;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page: no script, nothing loaded from elsewhere, light and dark, readable on a phone and on paper. */
public final class ReportPage {
    /** Of very many senders the worst; all of them are in the other formats. */
    private static final int SENDERS = 100;

    private final ReportFacts facts;

    private ReportPage(ReportFacts facts) {
        this.facts = facts;
    }

    public static String of(ReportFacts facts) {
        return new ReportPage(facts).page();
    }

    private String page() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                + "<title>" + Html.text(facts.title()) + "</title><style>\n" + style()
                + "</style></head>\n<body><main>\n"
                + "<h1>" + Html.text(facts.title()) + "</h1>\n<p class=\"dim\">" + Html.text(facts.period()) + "</p>\n"
                + figures()
                + problems()
                + section(
                        "Where mail landed, before anything was done to it", PlacementChart.of(facts.days()) + legend())
                + section(
                        "Inbox rate",
                        RateChart.of(facts.days())
                                + dim("The band is the 95 % interval: a wide one means few messages that day."))
                + providers()
                + matrix()
                + latency()
                + facts.training().map(ReportPage::training).orElse("")
                + section("Every message accounted for", equation())
                + section("Mailboxes", senders())
                + section("Days", days())
                + "<p class=\"dim\" style=\"margin-top:16px\">" + Html.text(facts.note())
                + "</p>\n</main></body></html>\n";
    }

    private static String section(String heading, String content) {
        return "<section><h2>" + Html.text(heading) + "</h2>" + content + "</section>\n";
    }

    private static String dim(String words) {
        return "<p class=\"dim\">" + Html.text(words) + "</p>";
    }

    private String figures() {
        Counts total = facts.total();
        String rate = total.inboxRate().known()
                ? String.format(
                        java.util.Locale.ROOT, "%.1f %%", total.inboxRate().share() * 100)
                : "–";
        return "<section><div class=\"figures\">"
                + figure(total.submitted(), "messages sent")
                + figure(rate, "landed in the inbox")
                + figure(total.placement("SPAM"), "landed in spam")
                + figure(total.state("MISSING"), "went missing")
                + figure(total.rescued(), "rescued from spam")
                + facts.latency()
                        .map(way -> figure(Times.words(way.median()), "median latency"))
                        .orElse("")
                + figure(facts.copies().number(), facts.copies().words())
                + "</div></section>\n";
    }

    private static String figure(Object number, String words) {
        return "<div class=\"figure\"><b>" + Html.text(String.valueOf(number)) + "</b><span>" + Html.text(words)
                + "</span></div>";
    }

    private String problems() {
        if (facts.problems().isEmpty()) {
            return "";
        }
        String list = facts.problems().stream()
                .map(concern -> "<li>"
                        + (concern.where().isEmpty() ? "" : "<b>" + Html.text(concern.where()) + "</b> ")
                        + Html.text(concern.what()) + "<br><span class=\"dim\">fix:</span> <code>"
                        + Html.text(concern.fix()) + "</code></li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
        return section("What to look after now", list);
    }

    private static String legend() {
        return Stream.of("inbox", "tab", "spam", "other", "missing")
                .map(name -> "<span><i class=\"" + name + "\"></i>" + name + "</span>")
                .collect(Collectors.joining("", "<div class=\"legend\">", "</div>"));
    }

    private String providers() {
        if (facts.providers().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (Group group : facts.providers()) {
            Counts counts = group.counts();
            row(
                    rows,
                    counts.key(),
                    counts.submitted(),
                    counts.placement("INBOX"),
                    counts.placement("TAB"),
                    counts.placement("SPAM"),
                    counts.placement("OTHER"),
                    counts.state("MISSING"),
                    Words.rate(counts.inboxRate()),
                    group.latency().map(way -> Times.words(way.median())).orElse("–"),
                    group.latency().map(way -> Times.words(way.p95())).orElse("–"));
        }
        return section(
                "Providers",
                Intervals.of(
                                "Inbox rate by provider",
                                facts.providers().stream()
                                        .map(group -> new Named(
                                                group.counts().key(),
                                                group.counts().inboxRate()))
                                        .toList())
                        + table("Provider,Sent,Inbox,Tab,Spam,Other,Missing,Inbox rate,Latency,P95", rows));
    }

    /** A row for each sender and a column for each provider. */
    private String matrix() {
        List<String> columns =
                facts.matrix().stream().map(Cell::provider).distinct().sorted().toList();
        if (columns.size() < 2) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        List<String> senders = facts.senders().stream()
                .map(ReportFacts.Sender::address)
                .limit(SENDERS)
                .toList();
        for (String sender : senders) {
            row(
                    rows,
                    Stream.concat(
                                    Stream.of(sender),
                                    columns.stream()
                                            .map(provider -> facts.matrix().stream()
                                                    .filter(cell -> cell.sender()
                                                                    .equals(sender)
                                                            && cell.provider().equals(provider))
                                                    .findFirst()
                                                    .map(cell -> Words.rate(cell.rate()))
                                                    .orElse("–")))
                            .toArray());
        }
        return section(
                "Inbox rate of each sender at each provider", table("Sender," + String.join(",", columns), rows));
    }

    private String latency() {
        if (facts.latency().isEmpty()) {
            return "";
        }
        return section(
                "Latency",
                LatencyChart.of(facts.days())
                        + "<div class=\"legend\"><span><i class=\"median-key\"></i>half within</span>"
                        + "<span><i class=\"p95-key\"></i>95 of 100 within</span></div>"
                        + dim("From the answer of the sender's server to the receiver's own note of when it took the"
                                + " mail in. Delay comes before the spam folder."));
    }

    private static String training(Training training) {
        String chart = training.observers().known()
                ? Intervals.of(
                        "Inbox rate at engaged mailboxes and at observers",
                        List.of(new Named("engaged", training.engaged()), new Named("observers", training.observers())))
                : "";
        return section(
                "What our own engagement adds",
                chart + "<p>" + Html.text(training.text()) + "</p>"
                        + dim("Observers receive the same mail and are never touched; where they land is the honest"
                                + " estimate. No provider promises that engagement has an effect."));
    }

    private String equation() {
        return "<p><code>" + Html.text(facts.total().equation()) + "</code></p><p>"
                + (facts.total().balanced() ? "✔ The equation balances." : "✖ The equation does not balance.")
                + " Its left side is counted from the events of sending, its right side from the messages.</p>";
    }

    private String senders() {
        StringBuilder rows = new StringBuilder();
        for (ReportFacts.Sender box : facts.senders().stream().limit(SENDERS).toList()) {
            row(rows, box.address(), box.provider(), box.state(), box.sent(), Words.rate(box.rate()), box.rescued());
        }
        int more = facts.senders().size() - SENDERS;
        return table("Mailbox,Provider,State,Sent,Inbox rate,Rescued", rows)
                + (more > 0 ? dim(more + " more, all of them better; --format json lists everything") : "");
    }

    private String days() {
        StringBuilder rows = new StringBuilder();
        for (ReportDay day : facts.days()) {
            row(
                    rows,
                    day.date(),
                    day.sent(),
                    day.inbox(),
                    day.tab(),
                    day.spam(),
                    day.other(),
                    day.missing(),
                    day.rescued(),
                    Words.rate(day.rate()));
        }
        return table("Day,Sent,Inbox,Tab,Spam,Other,Missing,Rescued,Inbox rate", rows);
    }

    private static void row(StringBuilder rows, Object... cells) {
        rows.append("<tr>");
        for (Object cell : cells) {
            rows.append("<td>").append(Html.text(String.valueOf(cell))).append("</td>");
        }
        rows.append("</tr>");
    }

    private static String table(String headings, StringBuilder rows) {
        return "<div class=\"scroll\"><table><thead><tr><th>"
                + Html.text(headings).replace(",", "</th><th>")
                + "</th></tr></thead><tbody>" + rows + "</tbody></table></div>";
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("/report/style.css")) {
            if (css == null) {
                throw new IllegalStateException("the report's style sheet is not among the resources");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
