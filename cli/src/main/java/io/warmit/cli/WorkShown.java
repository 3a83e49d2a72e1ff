package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.cli.output.Words;
import io.warmit.stats.Completion;
import io.warmit.stats.DayWork;
import java.util.Locale;
import java.util.Optional;

/** How much of what was due has left: beside the counts for scripts, below the table for people. */
public final class WorkShown {
    private WorkShown() {}

    /** The counts with what is known of the work. */
    public static Shown in(Shown counts, Optional<DayWork> work) {
        return counts.with("completion", work.map(DayWork::completion).map(WorkShown::of))
                .with("failure_rate", work.map(done -> done.failures().rate()));
    }

    private static Shown of(Completion completion) {
        boolean known = completion.due() > completion.cut();
        return new Shown()
                .with("due", completion.due())
                .with("done", completion.done())
                .with("cut", completion.cut())
                .with("rate", known ? rounded(completion.share()) : null)
                .with("rate_of_all", completion.due() > 0 ? rounded(completion.shareOfAll()) : null);
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    /** In one line; days that are not over are not in it. */
    static String line(DayWork work) {
        Completion done = work.completion();
        String cut =
                done.cut() == 0 ? "" : ", " + done.cut() + " cut by brakes: " + percent(done.shareOfAll()) + " of all";
        return "quota done " + percent(done.share()) + " (" + done.done() + " of " + done.due()
                + " due on days that are over" + cut + ") · failures "
                + Words.rate(work.failures().rate());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
