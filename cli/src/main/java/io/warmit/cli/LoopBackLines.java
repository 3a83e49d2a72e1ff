package io.warmit.cli;

import io.warmit.app.LoopBack;
import io.warmit.app.Tried;
import io.warmit.cli.output.Words;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What mail to itself showed of each mailbox, in words. */
final class LoopBackLines {
    private LoopBackLines() {}

    /** As in {@code anna@alpha.example: ✔ sent, 250 in 1.9 s  ✔ back after 14.0 s in INBOX}; what failed is told as a problem. */
    static List<String> of(List<Mailbox> boxes, List<Tried> answers) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Mailbox box = boxes.get(i);
            answers.get(i).loopBack().ifPresent(ended -> {
                if (ended instanceof LoopBack.Ended.Usable usable) {
                    lines.addAll(lines(box, usable));
                }
            });
        }
        return lines;
    }

    private static List<String> lines(Mailbox box, LoopBack.Ended.Usable usable) {
        Profile profile = usable.profile();
        List<String> lines = new ArrayList<>();
        lines.add(box.address() + ": ✔ sent, " + answer(usable.answer()) + " in "
                + seconds(usable.sent()) + "  ✔ back after " + seconds(profile.way()) + " in "
                + Words.clean(profile.folder()) + (profile.filesSent() ? "  ✔ a copy in Sent" : ""));
        profile.remarks().forEach(remark -> lines.add("! " + remark));
        if (!usable.left().isEmpty()) {
            lines.add("! the test mail could not be removed and is left in "
                    + Words.clean(String.join(", ", usable.left())));
        }
        lines.add("result: usable, profile stored");
        return lines;
    }

    /** The code alone. */
    private static String answer(String words) {
        return words.equals("no answer") ? words : Words.clean(words).split(" ")[0];
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
