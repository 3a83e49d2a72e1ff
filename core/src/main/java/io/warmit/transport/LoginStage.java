package io.warmit.transport;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A stage on the way into a server of a mailbox, in the order in which they are gone through. */
public enum LoginStage {
    /** The name of the server is resolved. */
    DNS,
    /** The server takes the connection. */
    TCP,
    /** TLS is spoken, and the certificate is trusted. */
    TLS,
    /** The server takes user name and password. */
    AUTH,
    /** The folders are listed; only where mail is read. */
    FOLDERS;

    /** What is tested unless somebody says otherwise. A name that is not resolved shows in the connection too. */
    public static final Set<LoginStage> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(DNS)));

    /** As it is typed and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
