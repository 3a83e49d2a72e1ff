package io.warmit.app;

import io.warmit.mail.LoginTest;
import io.warmit.problem.Problem;
import io.warmit.transport.FolderMark;
import io.warmit.transport.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a try of both logins of a mailbox showed.
 *
 * @param smtp how long the submission server took; empty: it failed, or nothing was wanted of it
 * @param stages how each wanted stage ended, those of the submission server first
 */
public record Tried(
        Optional<Duration> smtp,
        Optional<Duration> imap,
        List<String> folders,
        List<StageResult> stages,
        List<Problem> problems) {
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
                test.problems());
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
