package io.warmit.message;

import io.warmit.mailbox.Address;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a message carries its token, and how a copy is recognised by it. */
public final class Identity {
    /** Our own header: the token, a blank, the proof. */
    public static final String HEADER = "X-Warmit-Id";

    private static final Pattern OWN = Pattern.compile("([a-z2-7]{16}) ([a-z2-7]{16})");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([a-z2-7]{16})\\.\\d{10,15}@[^<>\\s]+>");

    private static final Pattern SHOWN = Pattern.compile("<[!-;=?-~]{1,900}>");

    private Identity() {}

    /** {@code <token.millis@sender-domain>}. */
    public static String messageId(Token token, Instant composed, Address sender) {
        return "<" + token + "." + composed.toEpochMilli() + "@" + sender.domain() + ">";
    }

    public static String ownHeader(InstanceKey key, Token token, Address sender, Address receiver) {
        return token + " " + key.proof(token, sender, receiver);
    }

    /** A Message-ID as a received copy shows it, if it is one that an answer can name (RFC 5322, 3.6.4): servers may show anything. */
    public static Optional<String> shown(String header) {
        String id = header.strip();
        return SHOWN.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** The token in a Message-ID, or in one of the headers that keep a replaced one. */
    public static Optional<Token> inMessageId(String value) {
        Matcher form = MESSAGE_ID.matcher(value.strip().toLowerCase(Locale.ROOT));
        return form.matches() ? Optional.of(new Token(form.group(1))) : Optional.empty();
    }

    /** The sender's domain in a Message-ID of ours. */
    public static Optional<String> domainOf(String messageId) {
        String id = messageId.strip().toLowerCase(Locale.ROOT);
        return inMessageId(id).map(token -> id.substring(id.lastIndexOf('@') + 1, id.length() - 1));
    }

    /** Token and proof in the value of our own header. */
    public static Optional<Own> inOwnHeader(String value) {
        Matcher form = OWN.matcher(value.strip().toLowerCase(Locale.ROOT));
        return form.matches() ? Optional.of(new Own(new Token(form.group(1)), form.group(2))) : Optional.empty();
    }

    /** A token with the proof that came with it. */
    public record Own(Token token, String proof) {}
}
