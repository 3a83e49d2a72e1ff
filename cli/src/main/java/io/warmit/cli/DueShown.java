package io.warmit.cli;

import io.warmit.app.DueVisits.DueVisit;
import io.warmit.app.Shown;
import java.util.ArrayList;
import java.util.List;

/** A visit that a dry run would do. */
final class DueShown {
    private DueShown() {}

    static Shown of(DueVisit visit) {
        return new Shown()
                .with("mailbox", visit.mailbox().address().toString())
                .with("plan", visit.plans())
                .with("openers", visit.openers())
                .with("replies", visit.replies())
                .with("looks", visit.looks())
                .with("acts", visit.acts());
    }

    static String line(DueVisit visit) {
        List<String> parts = new ArrayList<>();
        if (visit.plans()) {
            parts.add("plan its day");
        }
        if (visit.looks() > 0) {
            parts.add("look for " + visit.looks());
        }
        if (visit.acts()) {
            parts.add("read, star, file or rescue");
        }
        if (visit.sends() > 0) {
            parts.add("send " + visit.sends() + " (" + visit.openers() + " new, " + visit.replies() + " replies)");
        }
        return "would visit " + visit.mailbox().address() + ": "
                + (parts.isEmpty() ? "nothing is due there" : String.join(", ", parts));
    }
}
