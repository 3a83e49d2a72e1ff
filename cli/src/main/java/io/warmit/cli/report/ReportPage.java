package io.warmit.cli.report;

import io.warmit.cli.output.Words;
import io.warmit.stats.MailDay;
import io.warmit.stats.MailboxCount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page: no script, nothing loaded from elsewhere, light and dark, readable on a phone. */
public final class ReportPage {
    private ReportPage() {}

    public static String of(ReportFacts facts) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>" + Html.text(facts.title()) + "</title><style>\n" + style()
                + "</style></head>\n<body><main>\n"
                + "<h1>" + Html.text(facts.title()) + "</h1>\n<p class=\"dim\">" + Html.text(facts.period()) + "</p>\n"
                + figures(facts)
                + section(
                        "Where mail landed, before anything was done to it", PlacementChart.of(facts.days()) + legend())
                + section(
                        "Inbox rate",
                        RateChart.of(facts.days())
                                + "<p class=\"dim\">The band is the 95 % interval: a wide one means few messages that day.</p>")
                + section("Every message accounted for", equation(facts))
                + section("Mailboxes", boxes(facts))
                + section("Days", days(facts))
                + "<p class=\"dim\" style=\"margin-top:16px\">" + Html.text(facts.note())
                + "</p>\n</main></body></html>\n";
    }

    private static String section(String heading, String content) {
        return "<section><h2>" + Html.text(heading) + "</h2>" + content + "</section>\n";
    }

    private static String figures(ReportFacts facts) {
        String rate = facts.placed() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.1f %%", 100.0 * facts.inbox() / facts.placed());
        return "<section><div class=\"figures\">"
                + figure(String.valueOf(facts.sent()), "messages sent")
                + figure(rate, "landed in the inbox")
                + figure(String.valueOf(facts.spam()), "landed in spam")
                + figure(String.valueOf(facts.rescued()), "rescued from spam")
                + figure(String.valueOf(facts.replies()), "answers")
                + figure(String.valueOf(facts.mostCopies()), "most copies of one message")
                + "</div></section>\n";
    }

    private static String figure(String number, String words) {
        return "<div class=\"figure\"><b>" + Html.text(number) + "</b><span>" + Html.text(words) + "</span></div>";
    }

    private static String legend() {
        return java.util.stream.Stream.of("inbox", "tab", "spam", "other", "missing")
                .map(name -> "<span><i class=\"" + name + "\"></i>" + name + "</span>")
                .collect(Collectors.joining("", "<div class=\"legend\">", "</div>"));
    }

    private static String equation(ReportFacts facts) {
        return "<p><code>" + Html.text(facts.equation()) + "</code></p><p>"
                + (facts.balanced() ? "✔ The equation balances." : "✖ The equation does not balance.")
                + " Its left side is counted from the events of sending, its right side from the messages.</p>";
    }

    private static String boxes(ReportFacts facts) {
        StringBuilder rows = new StringBuilder();
        for (MailboxCount box : facts.mailboxes()) {
            rows.append("<tr>")
                    .append(cell(box.address()))
                    .append(cell(box.provider()))
                    .append(cell(box.sent()))
                    .append(cell(Words.rate(box.rate())))
                    .append(cell(box.rescuedHere()))
                    .append(cell(box.pace()))
                    .append("</tr>");
        }
        return table("Mailbox,Provider,Sent,Inbox rate,Rescued here,Pace", rows);
    }

    private static String days(ReportFacts facts) {
        StringBuilder rows = new StringBuilder();
        for (MailDay day : facts.days()) {
            rows.append("<tr>")
                    .append(cell(day.date()))
                    .append(cell(day.openers()))
                    .append(cell(day.replies()))
                    .append(cell(day.inbox()))
                    .append(cell(day.tab()))
                    .append(cell(day.spam()))
                    .append(cell(day.other()))
                    .append(cell(day.missing()))
                    .append(cell(day.rescued()))
                    .append("</tr>");
        }
        return table("Day,New,Answers,Inbox,Tab,Spam,Other,Missing,Rescued", rows);
    }

    private static String table(String headings, StringBuilder rows) {
        return "<div class=\"scroll\"><table><thead><tr><th>" + headings.replace(",", "</th><th>")
                + "</th></tr></thead><tbody>" + rows + "</tbody></table></div>";
    }

    private static String cell(Object value) {
        return "<td>" + Html.text(String.valueOf(value)) + "</td>";
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
