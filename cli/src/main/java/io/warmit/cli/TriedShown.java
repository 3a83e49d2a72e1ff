package io.warmit.cli;

import io.warmit.app.LoopBack;
import io.warmit.app.ProfileShown;
import io.warmit.app.Shown;
import io.warmit.app.Tried;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Profile;
import io.warmit.transport.LoginStage;
import io.warmit.transport.StageResult;
import io.warmit.transport.StageResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tried mailboxes: for scripts one item each, for people a line for each server with its stages in order. */
final class TriedShown {
    static final String SCHEMA = "warmit.mailbox.test/v1";

    private TriedShown() {}

    static Result items(List<Mailbox> boxes, List<Tried> answers) {
        List<Shown> items = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            items.add(item(boxes.get(i), answers.get(i)));
        }
        return Result.list(SCHEMA, items, List.of());
    }

    private static Shown item(Mailbox box, Tried tried) {
        return new Shown()
                .with("address", box.address().toString())
                .with("smtp_s", tried.smtp())
                .with("imap_s", tried.imap())
                .with("folders", tried.folders())
                .with("passed", tried.passed())
                .with("stages", tried.stages().stream().map(TriedShown::stage).toList())
                .with("loopback", tried.loopBack().flatMap(TriedShown::profile));
    }

    /** Null where none was asked for, or nothing was learnt. */
    private static Optional<Shown> profile(LoopBack.Ended ended) {
        return switch (ended) {
            case LoopBack.Ended.Unusable(var problem) -> Optional.empty();
            case LoopBack.Ended.Usable(Profile profile, Duration sent, String answer, List<String> left) ->
                Optional.of(ProfileShown.of(profile)
                        .with("sent_s", sent)
                        .with("answer", answer)
                        .with("left_in", left));
        };
    }

    private static Shown stage(StageResult result) {
        return new Shown()
                .with("server", result.protocol().toLowerCase(Locale.ROOT))
                .with("stage", result.stage().word())
                .with("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .with("took_s", result.took());
    }

    static Result table(List<Mailbox> boxes, List<Tried> answers, Set<LoginStage> wanted) {
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Mailbox box = boxes.get(i);
            Tried tried = answers.get(i);
            tried.stages().stream()
                    .map(StageResult::protocol)
                    .distinct()
                    .map(server -> row(box, tried, server))
                    .forEach(rows::add);
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.word("MAILBOX", "address", 0));
        columns.add(Column.word("SERVER", "server", 0));
        for (LoginStage stage : new TreeSet<>(wanted)) {
            String heading = stage.name();
            columns.add(
                    stage == LoginStage.FOLDERS
                            ? Column.word(heading, stage.word() + "_cell", 3)
                            : Column.number(heading, stage.word() + "_cell", stage == LoginStage.AUTH ? 0 : 2));
        }
        columns.add(Column.word("PASSED", "server_passed", 0));
        return Result.list(SCHEMA, rows, columns);
    }

    private static Shown row(Mailbox box, Tried tried, String server) {
        List<StageResult> stages = tried.stages().stream()
                .filter(result -> result.protocol().equals(server))
                .toList();
        Shown row = item(box, tried).with("server", server);
        for (StageResult result : stages) {
            row.with(result.stage().word() + "_cell", cell(result, tried));
        }
        return row.with(
                "server_passed",
                stages.stream()
                        .map(StageResult::outcome)
                        .allMatch(outcome -> outcome == Outcome.PASSED || outcome == Outcome.UNUSED));
    }

    /** How long a stage took, or which folders it found; a stage that was not reached shows nothing. */
    private static @Nullable Object cell(StageResult result, Tried tried) {
        return switch (result.outcome()) {
            case PASSED ->
                result.stage() == LoginStage.FOLDERS
                        ? tried.folders()
                        : result.took().orElseThrow();
            case FAILED -> "failed";
            case UNREACHED -> null;
            case UNUSED -> "unused";
        };
    }
}
