package io.warmit.app;

import io.warmit.mail.LoginTest;
import io.warmit.problem.Problem;
import io.warmit.transport.FolderMark;
import io.warmit.transport.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a try of both logins of a mailbox showed.
 *
 * @param smtp how long the submission server took; empty: it failed, or nothing was wanted of it
 * @param stages how each wanted stage ended, those of the submission server first
 * @param loopBack what one mail to itself showed; empty: none was sent
 */
public record Tried(
        Optional<Duration> smtp,
        Optional<Duration> imap,
        List<String> folders,
        List<StageResult> stages,
        List<Problem> problems,
        Optional<LoopBack.Ended> loopBack) {
    public Tried {
        folders = List.copyOf(folders);
        stages = List.copyOf(stages);
        problems = List.copyOf(problems);
    }

    static Tried of(LoginTest test) {
        return new Tried(
                test.smtp(),
                test.imap(),
                test.marks().stream().map(FolderMark::folder).toList(),
                test.stages(),
                test.problems(),
                Optional.empty());
    }

    /** The same with how a mail to itself ended. */
    Tried with(LoopBack.Ended ended) {
        List<Problem> all = new ArrayList<>(problems);
        if (ended instanceof LoopBack.Ended.Unusable(Problem problem)) {
            all.add(problem);
        }
        return new Tried(smtp, imap, folders, stages, all, Optional.of(ended));
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
