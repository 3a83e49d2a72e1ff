package io.warmit.bench.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A command of IMAP (RFC 9051, 6) taken apart.
 *
 * @param words what follows the command: atoms and strings without their quotes, a list in parentheses as one word with them
 * @param literals octets that were sent as literals, in their order; a word that was one is empty
 */
record Command(String tag, String verb, List<String> words, List<byte[]> literals) {
    Command {
        words = List.copyOf(words);
        literals = List.copyOf(literals);
    }

    /**
     * Reads a line.
     *
     * @param line with {@code \1} where a literal stood
     */
    static Command of(String line, List<byte[]> literals) {
        List<String> words = new ArrayList<>();
        int at = 0;
        int literal = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '"') {
                StringBuilder text = new StringBuilder();
                at++;
                while (at < line.length() && line.charAt(at) != '"') {
                    at += line.charAt(at) == '\\' ? 1 : 0;
                    text.append(line.charAt(at++));
                }
                at++;
                words.add(text.toString());
            } else if (c == '\1') {
                byte[] octets = literals.get(literal++);
                // A message is not a word, but a name may come as a literal too.
                words.add(octets.length > 255 ? "" : new String(octets, StandardCharsets.UTF_8));
                at++;
            } else {
                int end = end(line, at);
                words.add(line.substring(at, end));
                at = end;
            }
        }
        String tag = words.isEmpty() ? "*" : words.getFirst();
        String verb = words.size() < 2 ? "" : words.get(1).toUpperCase(Locale.ROOT);
        int used = 2;
        if (verb.equals("UID") && words.size() > 2) {
            verb += " " + words.get(2).toUpperCase(Locale.ROOT);
            used = 3;
        }
        return new Command(tag, verb, words.subList(Math.min(used, words.size()), words.size()), literals);
    }

    /** Where a word ends that may hold parentheses and brackets. */
    private static int end(String line, int start) {
        int depth = 0;
        int at = start;
        while (at < line.length() && (depth > 0 || line.charAt(at) != ' ')) {
            char c = line.charAt(at++);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return at;
    }

    String word(int number) {
        return number < words.size() ? words.get(number) : "";
    }
}
