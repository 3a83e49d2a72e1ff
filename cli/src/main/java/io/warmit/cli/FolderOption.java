package io.warmit.cli;

import io.warmit.config.Given;
import io.warmit.mailbox.NamedFolders;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Folders that are named by hand on the command line. */
final class FolderOption {
    private static final String OPTION = "--folder";
    private static final String PATH = "folders.";

    @Option(
            names = OPTION,
            paramLabel = "ROLE=NAME",
            description = {
                "Which folder is its junk, sent, trash or archive, where its server tells it wrong; give it once for each.",
                "NAME is the full name as a mail program shows it; an empty one leaves it to the server again."
            })
    List<String> pairs = new ArrayList<>();

    /** What was typed, by the key of the setting; an empty name takes back what was set. */
    private Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new UserError(Problem.of(Code.E1003, OPTION + " \"" + pair + "\" names no folder")
                        .about(OPTION)
                        .because("it takes a role and the name of a folder, with = between them")
                        .fixedBy(OPTION + " junk=NAME"));
            }
            String role = Choice.of(OPTION, pair.substring(0, equals), NamedFolders.PARTS);
            typed.put(PATH + role, pair.substring(equals + 1));
        }
        return typed;
    }

    List<Given> givens() {
        List<Given> givens = new ArrayList<>();
        typed().forEach((path, name) -> {
            if (!name.isEmpty()) {
                givens.add(Given.option(path, OPTION, name));
            }
        });
        return givens;
    }

    /** What a mailbox has already, but for what was typed anew or taken back. */
    List<Given> kept(NamedFolders known) {
        Map<String, String> typed = typed();
        List<Given> kept = new ArrayList<>();
        known.names().forEach((role, name) -> {
            if (!typed.containsKey(PATH + role)) {
                kept.add(Given.option(PATH + role, OPTION, name));
            }
        });
        return kept;
    }
}
