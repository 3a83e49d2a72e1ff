package io.warmit.bench.server;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What somebody who has logged in may ask. */
final class ImapSession {
    /** A folder made anew gets another one in a real server; here none is ever made twice. */
    private static final int VALIDITY = 1;

    private static final String PERMANENT = "(\\Seen \\Flagged \\Answered \\Deleted \\Draft \\*)";

    private final Letterbox mailbox;
    private final Clock clock;
    private Optional<Shelf> selected = Optional.empty();

    ImapSession(Letterbox mailbox, Clock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
    }

    String answer(Command command) {
        StringBuilder out = new StringBuilder(256);
        String end;
        synchronized (mailbox) {
            end = answered(command, out);
        }
        return out.append(command.tag()).append(' ').append(end).append("\r\n").toString();
    }

    private String answered(Command command, StringBuilder out) {
        return switch (command.verb()) {
            case "NOOP", "CHECK", "SUBSCRIBE", "UNSUBSCRIBE", "ENABLE" -> "OK done";
            case "NAMESPACE" -> {
                out.append("* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n");
                yield "OK told";
            }
            case "LIST", "LSUB" -> list(command, out);
            case "STATUS" -> status(command, out);
            case "SELECT" -> open(command, out, "[READ-WRITE]");
            case "EXAMINE" -> open(command, out, "[READ-ONLY]");
            case "CLOSE", "UNSELECT" -> {
                selected = Optional.empty();
                yield "OK closed";
            }
            case "CREATE" -> {
                mailbox.make(command.word(0));
                yield "OK made";
            }
            case "DELETE" -> {
                mailbox.remove(command.word(0));
                yield "OK gone";
            }
            case "APPEND" -> append(command);
            case "FETCH" -> fetch(command, false, out);
            case "UID FETCH" -> fetch(command, true, out);
            case "STORE" -> store(command, false, out);
            case "UID STORE" -> store(command, true, out);
            case "UID COPY" -> copy(command, false, out);
            case "UID MOVE" -> copy(command, true, out);
            case "UID EXPUNGE", "EXPUNGE" -> expunge(command, out);
            default -> "BAD not known here";
        };
    }

    private String list(Command command, StringBuilder out) {
        String name = command.word(command.words().size() > 2 && command.word(0).startsWith("(") ? 2 : 1);
        if (name.isEmpty()) {
            out.append("* ").append(command.verb()).append(" (\\Noselect) \"/\" \"\"\r\n");
            return "OK listed";
        }
        boolean all = name.contains("*") || name.contains("%");
        for (Map.Entry<String, String> folder : Letterbox.USUAL.entrySet()) {
            if (all || folder.getKey().equals(name)) {
                listed(command, out, folder.getValue(), folder.getKey());
            }
        }
        for (String folder : mailbox.others()) {
            if (all || folder.equals(name)) {
                listed(command, out, "", folder);
            }
        }
        return "OK listed";
    }

    private static void listed(Command command, StringBuilder out, String use, String folder) {
        out.append("* ").append(command.verb()).append(" (\\HasNoChildren");
        out.append(use.isEmpty() ? "" : " " + use)
                .append(") \"/\" \"")
                .append(folder)
                .append("\"\r\n");
    }

    private String status(Command command, StringBuilder out) {
        Optional<Shelf> shelf = mailbox.shelf(command.word(0));
        shelf.ifPresent(found -> out.append("* STATUS \"" + command.word(0) + "\" (MESSAGES "
                + found.letters().size() + " RECENT 0 UNSEEN 0 UIDNEXT " + found.next() + " UIDVALIDITY " + VALIDITY
                + ")\r\n"));
        return shelf.isPresent() ? "OK told" : "NO there is no such folder";
    }

    private String open(Command command, StringBuilder out, String how) {
        selected = mailbox.shelf(command.word(0));
        selected.ifPresent(
                shelf -> out.append("* FLAGS (\\Seen \\Flagged \\Answered \\Deleted \\Draft)\r\n* OK [PERMANENTFLAGS "
                        + PERMANENT + "] kept\r\n* " + shelf.letters().size()
                        + " EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY " + VALIDITY
                        + "] valid\r\n* OK [UIDNEXT " + shelf.next() + "] next\r\n"));
        return selected.isPresent() ? "OK " + how + " open" : "NO there is no such folder";
    }

    private String append(Command command) {
        byte[] octets = command.literals().getLast();
        Optional<Shelf> shelf = mailbox.shelf(command.word(0));
        Set<String> flags = command.words().size() > 2 ? flags(command.word(1)) : Set.of();
        return shelf.map(found -> "OK [APPENDUID " + VALIDITY + " "
                        + found.add(Head.of(octets), octets.length, clock.instant(), flags) + "] filed")
                .orElse("NO [TRYCREATE] there is no such folder");
    }

    private String fetch(Command command, boolean byUid, StringBuilder out) {
        Fetched wanted = Fetched.of(
                String.join(" ", command.words().subList(1, command.words().size())), byUid);
        each(command.word(0), byUid, (number, letter) -> wanted.write(out, number, letter));
        return "OK fetched";
    }

    private String store(Command command, boolean byUid, StringBuilder out) {
        String how = command.word(1).toUpperCase(Locale.ROOT);
        Set<String> named = flags(command.word(2));
        Shelf shelf = selected.orElseThrow();
        each(command.word(0), byUid, (number, letter) -> {
            Set<String> flags = new LinkedHashSet<>(how.startsWith("FLAGS") ? Set.of() : letter.flags());
            if (how.startsWith("-")) {
                flags.removeAll(named);
            } else {
                flags.addAll(named);
            }
            shelf.flag(letter.uid(), flags);
            if (!how.endsWith(".SILENT")) {
                out.append("* " + number + " FETCH (" + (byUid ? "UID " + letter.uid() + " " : "") + "FLAGS ("
                        + String.join(" ", flags) + "))\r\n");
            }
        });
        return "OK stored";
    }

    private String copy(Command command, boolean moves, StringBuilder out) {
        Optional<Shelf> target = mailbox.shelf(command.word(1));
        if (target.isEmpty()) {
            return "NO [TRYCREATE] there is no such folder";
        }
        List<Letter> letters = new ArrayList<>();
        each(command.word(0), true, (number, letter) -> letters.add(letter));
        if (letters.isEmpty()) {
            return "OK nothing to do";
        }
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        StringBuilder gone = new StringBuilder();
        for (Letter letter : letters) {
            from.add(String.valueOf(letter.uid()));
            to.add(String.valueOf(target.get().add(letter)));
            if (moves) {
                gone.append(remove(letter.uid()));
            }
        }
        String uids = "[COPYUID " + VALIDITY + " " + String.join(",", from) + " " + String.join(",", to) + "]";
        if (!moves) {
            return "OK " + uids + " copied";
        }
        out.append("* OK ").append(uids).append(" moved\r\n").append(gone);
        return "OK moved";
    }

    private String expunge(Command command, StringBuilder out) {
        List<Integer> gone = new ArrayList<>();
        each(command.words().isEmpty() ? "1:*" : command.word(0), true, (number, letter) -> {
            if (letter.flags().contains("\\Deleted")) {
                gone.add(letter.uid());
            }
        });
        gone.forEach(uid -> out.append(remove(uid)));
        return "OK expunged";
    }

    private String remove(int uid) {
        Shelf shelf = selected.orElseThrow();
        int position = shelf.position(uid);
        shelf.remove(uid);
        return "* " + (position + 1) + " EXPUNGE\r\n";
    }

    private static Set<String> flags(String list) {
        String bare = list.replace("(", "").replace(")", "").strip();
        return bare.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(bare.split(" ")));
    }

    /** The letters of a set of numbers (RFC 9051, sequence-set). */
    private void each(String set, boolean byUid, BiConsumer<Integer, Letter> use) {
        List<Letter> letters = selected.map(Shelf::letters).map(List::copyOf).orElse(List.of());
        if (letters.isEmpty()) {
            return;
        }
        int last = byUid ? letters.getLast().uid() : letters.size();
        for (String part : set.split(",")) {
            int colon = part.indexOf(':');
            int one = number(colon < 0 ? part : part.substring(0, colon), last);
            int other = colon < 0 ? one : number(part.substring(colon + 1), last);
            int from = Math.min(one, other);
            int to = Math.max(one, other);
            for (int i = byUid ? atLeast(letters, from) : from - 1; i >= 0 && i < letters.size(); i++) {
                if ((byUid ? letters.get(i).uid() : i + 1) > to) {
                    break;
                }
                use.accept(i + 1, letters.get(i));
            }
        }
    }

    private static int number(String word, int last) {
        return word.equals("*") ? last : Integer.parseInt(word);
    }

    private static int atLeast(List<Letter> letters, int uid) {
        int low = 0;
        int high = letters.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (letters.get(middle).uid() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
