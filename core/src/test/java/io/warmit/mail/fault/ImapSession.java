package io.warmit.mail.fault;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/** One visitor's talk with an account: what it has opened, and the answer to each command. */
final class ImapSession {
    private static final Pattern SINCE = Pattern.compile("SINCE \"?(\\d+-\\w{3}-\\d{4})\"?", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ROOT);

    private final ImapAccount account;
    private final ImapPersonality personality;
    private final boolean lying;
    private Optional<ImapView> view = Optional.empty();

    ImapSession(ImapAccount account, boolean lying) {
        this.account = account;
        this.personality = account.personality();
        this.lying = lying;
    }

    String capabilities() {
        return "CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN " + String.join(" ", new TreeSet<>(personality.capabilities()));
    }

    /** All lines of the answer. The account is locked meanwhile, as a server locks a folder. */
    String answer(ImapCommand command) {
        List<String> said = new ArrayList<>();
        synchronized (account) {
            said.add(command.tag() + " " + carryOut(command, said));
        }
        return String.join("\r\n", said);
    }

    private String carryOut(ImapCommand command, List<String> said) {
        String name = command.name();
        return switch (name) {
            case "CAPABILITY" -> told(said, "* " + capabilities());
            case "AUTHENTICATE", "LOGIN" -> "OK [" + capabilities() + "] welcome";
            case "NAMESPACE" ->
                told(
                        said,
                        "* NAMESPACE ((\"" + personality.prefix() + "\" \"" + personality.separator() + "\")) NIL NIL");
            case "LIST", "LSUB" -> list(command, said);
            case "SELECT", "EXAMINE" -> open(command, said);
            case "FETCH", "UID FETCH" -> opened(command, said, (folder, list) -> folder.fetch(command, list));
            case "STORE", "UID STORE" -> opened(command, said, (folder, list) -> folder.store(command, list));
            case "COPY", "UID COPY" -> opened(command, said, (folder, list) -> folder.copy(command, list));
            case "MOVE", "UID MOVE" ->
                personality.can("MOVE")
                        ? opened(command, said, (folder, list) -> folder.move(command, list))
                        : "BAD no such command";
            case "UID EXPUNGE" ->
                personality.can("UIDPLUS")
                        ? opened(command, said, (folder, list) -> folder.expunge(Optional.of(command), list))
                        : "BAD no such command";
            case "EXPUNGE" -> opened(command, said, (folder, list) -> folder.expunge(Optional.empty(), list));
            case "SEARCH", "UID SEARCH" -> opened(command, said, (folder, list) -> search(command, folder, list));
            case "CREATE" ->
                account.create(command.folder())
                        ? "OK made"
                        : "NO [CANNOT] Mailbox name should probably be prefixed with: " + personality.prefix();
            case "DELETE" -> account.delete(command.folder()) ? "OK gone" : "NO [NONEXISTENT] no such folder";
            case "STATUS" -> status(command, said);
            case "SUBSCRIBE" -> subscribe(command);
            case "UNSUBSCRIBE" -> {
                account.unsubscribe(command.folder());
                yield "OK unsubscribed";
            }
            case "CLOSE" -> close(true);
            case "UNSELECT" -> personality.can("UNSELECT") ? close(false) : "BAD no such command";
            case "NOOP", "CHECK" -> "OK nothing new";
            case "LOGOUT" -> told(said, "* BYE see you");
            default -> "BAD no such command";
        };
    }

    private static String told(List<String> said, String line) {
        said.add(line);
        return "OK done";
    }

    private interface Work {
        String on(ImapView folder, List<String> said);
    }

    private String opened(ImapCommand command, List<String> said, Work work) {
        return view.map(folder -> work.on(folder, said)).orElse("BAD no folder is open for " + command.name());
    }

    private String list(ImapCommand command, List<String> said) {
        String pattern = command.folder();
        Pattern names = Pattern.compile(
                pattern.chars()
                        .mapToObj(c -> c == '*'
                                ? ".*"
                                : c == '%' ? "[^" + Pattern.quote(separator()) + "]*" : Pattern.quote((char) c + ""))
                        .collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE);
        for (ImapFolder folder : account.all()) {
            if (names.matcher(folder.name()).matches()) {
                said.add("* " + command.name() + " (" + folder.attributes() + ") \"" + separator() + "\" \""
                        + BASE64MailboxEncoder.encode(folder.name()) + "\"");
            }
        }
        return "OK listed";
    }

    private String separator() {
        return String.valueOf(personality.separator());
    }

    private String open(ImapCommand command, List<String> said) {
        Optional<ImapFolder> found = account.find(command.folder()).filter(folder -> !folder.has("\\Noselect"));
        if (found.isEmpty()) {
            view = Optional.empty();
            return "NO [NONEXISTENT] no such folder";
        }
        boolean writable = command.name().equals("SELECT");
        ImapFolder folder = found.get();
        ImapView opened = new ImapView(account, folder, writable);
        view = Optional.of(opened);
        String permanent = writable ? String.join(" ", personality.permanentFlags()) : "";
        said.addAll(List.of(
                "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)",
                "* " + opened.size() + " EXISTS",
                "* 0 RECENT",
                "* OK [PERMANENTFLAGS (" + permanent + ")] kept",
                "* OK [UIDVALIDITY " + folder.validity() + "] valid",
                "* OK [UIDNEXT " + folder.next() + "] next"));
        return writable ? "OK [READ-WRITE] open" : "OK [READ-ONLY] open";
    }

    private String status(ImapCommand command, List<String> said) {
        Optional<ImapFolder> found =
                account.find(BASE64MailboxDecoder.decode(command.words().getFirst()));
        if (found.isEmpty()) {
            return "NO [NONEXISTENT] no such folder";
        }
        ImapFolder folder = found.get();
        return told(
                said,
                "* STATUS \"" + BASE64MailboxEncoder.encode(folder.name()) + "\" (MESSAGES "
                        + folder.mails().size() + " RECENT 0 UNSEEN 0 UIDNEXT " + folder.next() + " UIDVALIDITY "
                        + folder.validity() + ")");
    }

    private String search(ImapCommand command, ImapView folder, List<String> said) {
        if (command.rest().contains("KEYWORD") && !personality.keywords()) {
            return "BAD Command Argument Error. 11";
        }
        Matcher since = SINCE.matcher(command.rest());
        LocalDate from = since.find() ? LocalDate.parse(since.group(1), DAY) : LocalDate.MIN;
        // Of Gmail's own search only the tabs are asked for, and all is in the first one.
        boolean tab = command.rest().contains("X-GM-RAW");
        String found = folder.numbers(
                command.byUid(),
                mail -> !lying
                        && !tab
                        && !mail.received().atZone(ZoneOffset.UTC).toLocalDate().isBefore(from));
        return told(said, ("* SEARCH " + found).stripTrailing());
    }

    private String subscribe(ImapCommand command) {
        account.subscribe(command.folder());
        return "OK subscribed";
    }

    private String close(boolean expunge) {
        if (expunge) {
            view.ifPresent(folder -> folder.expunge(Optional.empty(), new ArrayList<>()));
        }
        view = Optional.empty();
        return "OK closed";
    }
}
