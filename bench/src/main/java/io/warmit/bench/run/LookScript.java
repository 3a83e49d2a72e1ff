package io.warmit.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands in the order in which warmit says them, taken from its own trace, so that another client says exactly the same.
 *
 * @param commands without their tags; {@link #LOGIN} stands for the login
 * @param uid of the message that they are about, which no folder had moved when they were noted, so that its number is the same
 */
record LookScript(List<String> commands, long uid) {
    private static final String LOGIN = "AUTHENTICATE";
    private static final Pattern SPOKEN = Pattern.compile("^imaps? [^ ]+: [A-Z]+\\d+ (?!OK|NO|BAD)(.+)$");
    private static final Pattern HIDDEN = Pattern.compile("(AUTHENTICATE|LOGIN).* command trace suppressed");

    LookScript {
        commands = List.copyOf(commands);
    }

    static LookScript of(List<String> trace, long uid) {
        List<String> commands = new ArrayList<>();
        for (String line : trace) {
            Matcher spoken = SPOKEN.matcher(line);
            if (HIDDEN.matcher(line).find()) {
                commands.add(LOGIN);
            } else if (spoken.matches() && !spoken.group(1).startsWith(LOGIN)) {
                commands.add(spoken.group(1));
            }
        }
        return new LookScript(commands, uid);
    }

    /** Says them all, about another message of another mailbox. */
    void say(PlainImap imap, String user, long about) throws IOException {
        for (String command : commands) {
            if (command.equals(LOGIN)) {
                imap.login(user);
            } else {
                imap.say(
                        command.contains("FETCH ") || command.contains("STORE ")
                                ? command.replaceFirst("\\b" + uid + "\\b", String.valueOf(about))
                                : command);
            }
        }
    }
}
