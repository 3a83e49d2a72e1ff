package io.warmit.mail.fault;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A folder as one visitor sees it: numbered by the time it was opened. */
final class ImapView {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss xx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern FIELDS =
            Pattern.compile("BODY(\\.PEEK)?\\[HEADER\\.FIELDS \\(([^)]*)\\)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE = Pattern.compile("BODY(\\.PEEK)?\\[(HEADER)?]", Pattern.CASE_INSENSITIVE);

    private final ImapAccount account;
    private final ImapFolder folder;
    private final boolean writable;
    private final List<ImapMail> mails;

    ImapView(ImapAccount account, ImapFolder folder, boolean writable) {
        this.account = account;
        this.folder = folder;
        this.writable = writable;
        mails = new ArrayList<>(folder.mails());
    }

    int size() {
        return mails.size();
    }

    /** The numbers, or UIDs, of the messages that are meant. */
    String numbers(boolean byUid, Predicate<ImapMail> meant) {
        return mails.stream()
                .filter(meant)
                .map(mail -> String.valueOf(byUid ? mail.uid() : mails.indexOf(mail) + 1))
                .collect(Collectors.joining(" "));
    }

    String fetch(ImapCommand command, List<String> said) {
        String items = command.rest().split(" ", 2)[1];
        for (ImapMail mail : chosen(command)) {
            said.add("* " + (mails.indexOf(mail) + 1) + " FETCH (" + shown(mail, items, command.byUid()) + ")");
        }
        return "OK fetched";
    }

    private String shown(ImapMail mail, String items, boolean byUid) {
        List<String> shown = new ArrayList<>();
        String plain = FIELDS.matcher(items).replaceAll("");
        if (plain.contains("FLAGS")) {
            shown.add("FLAGS (" + String.join(" ", mail.flags()) + ")");
        }
        if (byUid || plain.contains("UID")) {
            shown.add("UID " + mail.uid());
        }
        if (plain.contains("INTERNALDATE")) {
            shown.add("INTERNALDATE \"" + DATE.format(mail.received()) + "\"");
        }
        if (plain.contains("RFC822.SIZE")) {
            shown.add("RFC822.SIZE " + mail.text().length());
        }
        Matcher fields = FIELDS.matcher(items);
        if (fields.find()) {
            read(mail, fields.group(1) == null);
            shown.add("BODY[HEADER.FIELDS (" + fields.group(2) + ")] "
                    + literal(mail.fields(List.of(fields.group(2).split(" ")))));
        }
        Matcher whole = WHOLE.matcher(plain);
        if (whole.find()) {
            read(mail, whole.group(1) == null);
            shown.add(
                    whole.group(2) == null
                            ? "BODY[] " + literal(mail.text())
                            : "BODY[HEADER] " + literal(mail.header()));
        }
        return String.join(" ", shown);
    }

    /** Whoever does not peek has read it. */
    private void read(ImapMail mail, boolean marks) {
        if (marks && writable) {
            mail.flags().add("\\Seen");
        }
    }

    private static String literal(String text) {
        return "{" + text.length() + "}\r\n" + text;
    }

    String store(ImapCommand command, List<String> said) {
        String[] parts = command.rest().split(" ", 3);
        List<String> flags = List.of(parts[2].replaceAll("[()]", "").split(" "));
        if (!writable) {
            return "NO [READ-ONLY] it was only examined";
        }
        boolean keyword = flags.stream().anyMatch(flag -> !flag.startsWith("\\"));
        if (keyword && !account.personality().keywords()) {
            return "BAD Command Argument Error. 11";
        }
        for (ImapMail mail : chosen(command)) {
            if (parts[1].startsWith("-")) {
                flags.forEach(mail.flags()::remove);
            } else {
                mail.flags().addAll(flags);
            }
            if (!parts[1].toUpperCase(Locale.ROOT).contains("SILENT")) {
                said.add("* " + (mails.indexOf(mail) + 1) + " FETCH (FLAGS (" + String.join(" ", mail.flags()) + "))");
            }
        }
        return "OK stored";
    }

    String copy(ImapCommand command, List<String> said) {
        return account.find(command.folder())
                .map(target -> {
                    List<ImapMail> from = chosen(command);
                    List<ImapMail> copies = from.stream()
                            .map(mail -> account.copy(mail, target))
                            .toList();
                    return "OK " + copied(target, from, copies) + "copied";
                })
                .orElse("NO [TRYCREATE] no such folder");
    }

    String move(ImapCommand command, List<String> said) {
        return account.find(command.folder())
                .map(target -> {
                    List<ImapMail> from = chosen(command);
                    List<ImapMail> moved = from.stream()
                            .map(mail -> account.move(mail, folder, target))
                            .toList();
                    said.add("* OK " + copied(target, from, moved) + "moved");
                    from.forEach(mail -> gone(mail, said));
                    return "OK done";
                })
                .orElse("NO [TRYCREATE] no such folder");
    }

    /** Only with UIDPLUS a client learns where its messages are now. */
    private String copied(ImapFolder target, List<ImapMail> from, List<ImapMail> to) {
        if (!account.personality().can("UIDPLUS") || from.isEmpty()) {
            return "";
        }
        return "[COPYUID " + target.validity() + " " + uids(from) + " " + uids(to) + "] ";
    }

    private static String uids(List<ImapMail> mails) {
        return mails.stream().map(mail -> String.valueOf(mail.uid())).collect(Collectors.joining(","));
    }

    /** Removes for good what is marked as deleted: those that are named, or all. */
    String expunge(Optional<ImapCommand> named, List<String> said) {
        if (!writable) {
            return "OK it was only examined";
        }
        for (ImapMail mail : named.map(this::chosen).orElse(List.copyOf(mails))) {
            if (mail.flags().contains("\\Deleted")) {
                folder.remove(mail);
                gone(mail, said);
            }
        }
        return "OK expunged";
    }

    private void gone(ImapMail mail, List<String> said) {
        said.add("* " + (mails.indexOf(mail) + 1) + " EXPUNGE");
        mails.remove(mail);
    }

    /** Those that the first argument names. An open range ends with the last message, even where it starts beyond it. */
    private List<ImapMail> chosen(ImapCommand command) {
        if (mails.isEmpty()) {
            return List.of();
        }
        boolean byUid = command.byUid();
        long last = byUid ? mails.getLast().uid() : mails.size();
        List<ImapMail> chosen = new ArrayList<>();
        for (String range : command.words().getFirst().split(",")) {
            String[] ends = range.split(":");
            long one = ends[0].equals("*") ? last : Long.parseLong(ends[0]);
            long two = ends[ends.length - 1].equals("*") ? last : Long.parseLong(ends[ends.length - 1]);
            for (ImapMail mail : mails) {
                long number = byUid ? mail.uid() : mails.indexOf(mail) + 1L;
                if (number >= Math.min(one, two) && number <= Math.max(one, two) && !chosen.contains(mail)) {
                    chosen.add(mail);
                }
            }
        }
        return chosen;
    }
}
