package io.warmit.mail.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * How a provider's IMAP server is made.
 *
 * <p>From the providers' own pages and from mscdex/node-imap #602 (Exchange), ikvk/imap_tools #181 (its refusal of keywords), RFC 6154 (special use), read November 2026.
 *
 * @param capabilities all but IMAP4rev1 and those of the login
 * @param prefix of the personal namespace
 * @param separator between the parts of a folder's name
 * @param folders with their attributes, the inbox first
 * @param keywords whether marks of the client's own making are kept
 * @param labels whether a folder is a label: all mail but spam and trash stays in the folder marked \All
 * @param received what the server makes of a message that comes in
 */
public record ImapPersonality(
        Set<String> capabilities,
        String prefix,
        char separator,
        List<Named> folders,
        boolean keywords,
        boolean labels,
        UnaryOperator<String> received) {
    private static final String STAR = "*";

    /** A folder's name, decoded, and its attributes. */
    public record Named(String name, String attributes) {}

    public static ImapPersonality gmail() {
        return new ImapPersonality(
                Set.of("UIDPLUS", "MOVE", "SPECIAL-USE", "NAMESPACE", "X-GM-EXT-1", "IDLE", "UNSELECT"),
                "",
                '/',
                List.of(
                        new Named("INBOX", "\\HasNoChildren"),
                        new Named("[Gmail]", "\\HasChildren \\Noselect"),
                        new Named("[Gmail]/Tous les messages", "\\All \\HasNoChildren"),
                        new Named("[Gmail]/Important", "\\Important \\HasNoChildren"),
                        new Named("[Gmail]/Messages envoyés", "\\HasNoChildren \\Sent"),
                        new Named("[Gmail]/Pourri", "\\HasNoChildren \\Junk"),
                        new Named("[Gmail]/Corbeille", "\\HasNoChildren \\Trash")),
                true,
                true,
                UnaryOperator.identity());
    }

    /** Exchange Online: no keywords, no special use, names in the mailbox's language, the Message-ID replaced and our header gone. */
    public static ImapPersonality outlook(String junk) {
        return new ImapPersonality(
                Set.of("UIDPLUS", "MOVE", "NAMESPACE", "IDLE", "UNSELECT"),
                "",
                '/',
                List.of(
                        new Named("INBOX", "\\Marked \\HasNoChildren"),
                        new Named("Posta inviata", "\\HasNoChildren"),
                        new Named("Posta eliminata", "\\HasNoChildren"),
                        new Named(junk, "\\HasNoChildren")),
                false,
                false,
                message -> prefixed(message.replaceFirst(
                                "(?m)^Message-ID: (.*)$",
                                "Message-ID: <AM0PR0101MB2345@EURPRD01.PROD.OUTLOOK.COM>\r\n"
                                        + "X-Microsoft-Original-Message-ID: $1")
                        .replaceFirst("(?m)^X-Warmit-Id: .*\r\n", "")));
    }

    private static String prefixed(String message) {
        return message.replaceFirst("(?m)^Subject: ", "Subject: [EXTERNAL] ");
    }

    /** Dovecot with everything below the inbox. */
    public static ImapPersonality dovecot() {
        return new ImapPersonality(
                Set.of("UIDPLUS", "MOVE", "SPECIAL-USE", "NAMESPACE", "IDLE", "UNSELECT", "LITERAL+"),
                "INBOX.",
                '.',
                List.of(
                        new Named("INBOX", "\\HasChildren"),
                        new Named("INBOX.Sent", "\\HasNoChildren \\Sent"),
                        new Named("INBOX.Junk", "\\HasNoChildren \\Junk"),
                        new Named("INBOX.Trash", "\\HasNoChildren \\Trash")),
                true,
                false,
                UnaryOperator.identity());
    }

    /** An Exchange server in the house, in German. */
    public static ImapPersonality exchange() {
        return new ImapPersonality(
                Set.of("UIDPLUS", "MOVE", "NAMESPACE", "IDLE"),
                "",
                '/',
                List.of(
                        new Named("INBOX", "\\HasNoChildren"),
                        new Named("Gesendete Elemente", "\\HasNoChildren"),
                        new Named("Gelöschte Elemente", "\\HasNoChildren"),
                        new Named("Junk-E-Mail", "\\HasNoChildren")),
                false,
                false,
                UnaryOperator.identity());
    }

    /** The same server without some of its abilities. */
    public ImapPersonality without(String... names) {
        Set<String> left = new TreeSet<>(capabilities);
        List.of(names).forEach(left::remove);
        return new ImapPersonality(left, prefix, separator, folders, keywords, labels, received);
    }

    /** The same server where somebody has one more folder. */
    public ImapPersonality with(String name, String attributes) {
        List<Named> all = new ArrayList<>(folders);
        all.add(new Named(name, attributes));
        return new ImapPersonality(capabilities, prefix, separator, all, keywords, labels, received);
    }

    boolean can(String capability) {
        return capabilities.contains(capability);
    }

    /** The first folder with an attribute. */
    Optional<String> folderOf(String attribute) {
        return folders.stream()
                .filter(folder -> List.of(folder.attributes().split(" ")).contains(attribute))
                .map(Named::name)
                .findFirst();
    }

    List<String> permanentFlags() {
        List<String> flags = new ArrayList<>(List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft"));
        if (keywords) {
            flags.add("\\" + STAR);
        }
        return flags;
    }
}
