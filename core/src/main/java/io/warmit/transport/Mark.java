package io.warmit.transport;

/** The marks that acts set, as IMAP writes them (RFC 9051, 2.3.2; RFC 5788 for the words of the registry). */
public final class Mark {
    public static final String READ = "\\Seen";
    public static final String STAR = "\\Flagged";
    public static final String IMPORTANT = "$Important";
    public static final String NOT_JUNK = "$NotJunk";

    private Mark() {}
}
