package io.warmit.placement;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which part a folder plays by its name. A fallback only: what the server says of a folder's use counts first.
 *
 * <p>Names compared in lower case, NFC, by their last part. Sources: postalsys/imapflow lib/special-use.js and the providers' own languages, read November 2026.
 */
public final class FolderNames {
    private static final Set<String> JUNK = Set.of(
            "junk",
            "spam",
            "junk email",
            "junk e-mail",
            "bulk",
            "bulk mail",
            "bulkmail",
            "courrier indésirable",
            "pourriel",
            "indésirables",
            "correo no deseado",
            "no deseado",
            "posta indesiderata",
            "junk-e-mail",
            "spamverdacht",
            "ongewenste e-mail",
            "lixo eletrônico",
            "lixo eletrónico",
            "skräppost",
            "søppelpost",
            "uønsket mail",
            "roskaposti",
            "spamowanie",
            "wiadomości-śmieci",
            "nevyžádaná pošta",
            "nevyžiadaná pošta",
            "levélszemét",
            "istenmeyen",
            "istenmeyen e-posta",
            "thư rác",
            "สแปม",
            "спам",
            "нежелательная почта",
            "небажана пошта",
            "ανεπιθύμητη αλληλογραφία",
            "דואר זבל",
            "الرسائل العشوائية",
            "هرزنامه",
            "垃圾邮件",
            "垃圾郵件",
            "垃圾電郵",
            "迷惑メール",
            "스팸",
            "정크 메일");
    private static final Set<String> ARCHIVE = Set.of(
            "archive",
            "archives",
            "all mail",
            "archiv",
            "archief",
            "archivio",
            "archivo",
            "alle nachrichten",
            "tous les messages",
            "tutti i messaggi",
            "todos");
    private static final Set<String> TRASH = Set.of(
            "trash",
            "deleted",
            "deleted items",
            "deleted messages",
            "bin",
            "papierkorb",
            "gelöschte elemente",
            "gelöschte objekte",
            "corbeille",
            "éléments supprimés",
            "papelera",
            "elementos eliminados",
            "cestino",
            "posta eliminata",
            "prullenbak",
            "verwijderde items");
    private static final Set<String> SENT = Set.of(
            "sent",
            "sent items",
            "sent mail",
            "sent messages",
            "gesendet",
            "gesendete elemente",
            "gesendete objekte",
            "envoyés",
            "éléments envoyés",
            "enviados",
            "inviata",
            "posta inviata",
            "verzonden items");
    private static final Map<String, FolderRole> ATTRIBUTES = Map.of(
            "\\junk", FolderRole.JUNK,
            "\\all", FolderRole.ARCHIVE,
            "\\archive", FolderRole.ARCHIVE,
            "\\trash", FolderRole.TRASH,
            "\\sent", FolderRole.SENT,
            "\\drafts", FolderRole.OTHER);

    private FolderNames() {}

    /** The part that a special-use attribute gives (RFC 6154). */
    public static Optional<FolderRole> byAttribute(String attribute) {
        return Optional.ofNullable(ATTRIBUTES.get(attribute.toLowerCase(Locale.ROOT)));
    }

    /** The part that a name suggests; {@code OTHER} when it suggests none. */
    public static FolderRole byName(String lastPart) {
        String name = Normalizer.normalize(lastPart, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip();
        if (name.equals("inbox")) {
            return FolderRole.INBOX;
        }
        return JUNK.contains(name)
                ? FolderRole.JUNK
                : TRASH.contains(name)
                        ? FolderRole.TRASH
                        : SENT.contains(name)
                                ? FolderRole.SENT
                                : ARCHIVE.contains(name) ? FolderRole.ARCHIVE : FolderRole.OTHER;
    }
}
