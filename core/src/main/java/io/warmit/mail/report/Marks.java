package io.warmit.mail.report;

import java.util.Locale;
import java.util.Set;

/** By which marks in its header mail shows that nobody wrote it by hand (RFC 3834, 2 and 5). */
final class Marks {
    private static final Set<String> DAEMONS = Set.of("mailer-daemon", "postmaster", "mail-daemon", "mdaemon");
    private static final Set<String> PRECEDENCES = Set.of("bulk", "list", "junk", "auto_reply");

    private Marks() {}

    /** Sent by a program: said so, without a return path, or to a list. X-Auto-Response-Suppress is a request, and no mark. */
    static boolean automatic(Fields header) {
        return header.first("auto-submitted")
                        .filter(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                        .isPresent()
                || header.first("return-path").filter("<>"::equals).isPresent()
                || header.first("precedence")
                        .map(value -> value.strip().toLowerCase(Locale.ROOT))
                        .filter(PRECEDENCES::contains)
                        .isPresent()
                || header.has("x-autoreply")
                || header.has("x-autorespond")
                || header.has("list-id");
    }

    /** From the program that transports mail, whatever it has to say. */
    static boolean fromTransport(Fields header) {
        return header.has("x-failed-recipients")
                || header.first("from").filter(Marks::isDaemon).isPresent();
    }

    private static boolean isDaemon(String from) {
        String address = from.substring(from.lastIndexOf('<') + 1).strip().toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        return DAEMONS.contains(at < 0 ? address.replace(">", "") : address.substring(0, at));
    }
}
