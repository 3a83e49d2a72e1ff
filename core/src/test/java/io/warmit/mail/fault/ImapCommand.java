package io.warmit.mail.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param name in capitals, with UID before it where it has that
 * @param rest its arguments as they came, literals made into quoted strings
 */
record ImapCommand(String tag, String name, String rest) {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /** The next command; null when the client has hung up. */
    static @Nullable ImapCommand read(InputStream in, OutputStream out) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        for (Matcher literal = LITERAL.matcher(line); literal.find(); literal = LITERAL.matcher(line)) {
            if (literal.group(2).isEmpty()) {
                LoopbackServer.write(out, "+ go on\r\n");
            }
            byte[] octets = in.readNBytes(Integer.parseInt(literal.group(1)));
            line = line.substring(0, literal.start())
                    + '"'
                    + new String(octets, StandardCharsets.ISO_8859_1)
                    + '"'
                    + line(in);
        }
        String[] parts = line.split(" ", 3);
        String name = parts[1].toUpperCase(Locale.ROOT);
        String rest = parts.length > 2 ? parts[2] : "";
        if (name.equals("UID")) {
            String[] more = rest.split(" ", 2);
            return new ImapCommand(parts[0], "UID " + more[0].toUpperCase(Locale.ROOT), more[1]);
        }
        if (name.equals("AUTHENTICATE") && rest.split(" ").length == 1) {
            LoopbackServer.write(out, "+ \r\n");
            line(in);
        }
        return new ImapCommand(parts[0], name, rest);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    boolean byUid() {
        return name.startsWith("UID ");
    }

    String line() {
        return name + " " + rest;
    }

    /** The arguments, quotes removed. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(rest);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1).replaceAll("\\\\(.)", "$1") : word.group(2));
        }
        return words;
    }

    /** The last argument, a folder's name. */
    String folder() {
        return BASE64MailboxDecoder.decode(words().getLast());
    }
}
