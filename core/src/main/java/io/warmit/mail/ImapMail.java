package io.warmit.mail;

import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * What a server told of one message, as far as it was asked.
 *
 * @param number its place in the folder, counted from 1
 * @param arrived the date that the server keeps
 * @param headers the values of each header, as they were sent, by its name in lower case
 */
record ImapMail(
        int number, long uid, Optional<Flags> flags, Optional<Instant> arrived, Map<String, List<String>> headers) {
    /** Empty: it is not about a UID, so nobody asked for it. */
    static Optional<ImapMail> of(FetchResponse told) {
        UID uid = told.getItem(UID.class);
        if (uid == null) {
            return Optional.empty();
        }
        INTERNALDATE kept = told.getItem(INTERNALDATE.class);
        BODY body = told.getItem(BODY.class);
        ByteArray octets = body == null ? null : body.getByteArray();
        return Optional.of(new ImapMail(
                told.getNumber(),
                uid.uid,
                Optional.ofNullable(told.getItem(FLAGS.class)),
                Optional.ofNullable(kept).map(INTERNALDATE::getDate).map(Date::toInstant),
                octets == null ? Map.of() : headers(text(octets.getBytes(), octets.getStart(), octets.getCount()))));
    }

    /** UTF-8 (RFC 6532), unless it cannot be. */
    private static String text(byte[] octets, int start, int count) {
        String text = new String(octets, start, count, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : new String(octets, start, count, StandardCharsets.ISO_8859_1);
    }

    /** Taken apart by hand: the mail library looks through the class path each time. A value keeps its folds; a line that is no header is passed over. */
    private static Map<String, List<String>> headers(String text) {
        Map<String, List<String>> headers = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            int colon = text.indexOf(':', at);
            if (colon > at && colon < end) {
                headers.computeIfAbsent(
                                text.substring(at, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>(2))
                        .add(text.substring(colon + 1, end).strip());
            }
            at = end;
        }
        return headers;
    }

    /** Where the header ends that begins here, with the lines that go on with it. */
    private static int end(String text, int start) {
        int end = text.indexOf('\n', start);
        while (end >= 0 && end + 1 < text.length() && (text.charAt(end + 1) == ' ' || text.charAt(end + 1) == '\t')) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end + 1;
    }

    /** Of a header, the topmost first. */
    List<String> values(String header) {
        return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
    }

    /** The flags that are set; none if they were not asked for. */
    Flags set() {
        return flags.orElseGet(Flags::new);
    }

    boolean is(Flags.Flag flag) {
        return set().contains(flag);
    }
}
