package io.warmit.cli.report;

import io.warmit.app.Readings.Question;
import io.warmit.app.Warmit;
import java.time.LocalDate;
import java.util.Optional;

/** The page that {@code warmit report} makes when nothing else is asked for: the last 30 days and today. */
public final class ScheduledReport {
    private static final int DAYS = 30;

    private ScheduledReport() {}

    public static String page(Warmit warmit, LocalDate today) {
        // A sender east of us may be a day ahead.
        Question question = new Question(
                today.minusDays(DAYS), today.plusDays(2), "all", Optional.empty(), Optional.empty(), Optional.empty());
        return ReportPage.of(new StoreReport(warmit, question).facts("warmit report", today));
    }
}
