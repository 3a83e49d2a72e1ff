package io.warmit.mail;

import io.warmit.transport.Space;
import jakarta.mail.MessagingException;
import jakarta.mail.Quota;
import java.util.Arrays;
import java.util.Comparator;
import org.eclipse.angus.mail.imap.IMAPStore;

/** How full a mailbox is: GETQUOTAROOT of the inbox, whose answer names every quota that binds it (RFC 9208, 4.1.2). */
final class SpaceLook {
    private static final String STORAGE = "STORAGE";
    /** A million terabytes, in units of 1024 octets. */
    private static final long LARGEST = 1L << 50;

    private SpaceLook() {}

    /** The fullest of its quotas on storage. A server that offers none, or will not tell, names no bound. */
    static Space into(IMAPStore store) throws MessagingException {
        if (!store.hasCapability("QUOTA")) {
            return new Space.Boundless();
        }
        try {
            return Arrays.stream(store.getQuota("INBOX"))
                    .flatMap(quota -> Arrays.stream(quota.resources == null ? new Quota.Resource[0] : quota.resources))
                    .filter(resource -> STORAGE.equalsIgnoreCase(resource.name))
                    // What cannot be read is negative, and what nobody can fill means that there is no limit.
                    .filter(resource -> resource.usage >= 0 && resource.limit >= 0 && resource.limit <= LARGEST)
                    .map(resource -> new Space.Bound(resource.usage, resource.limit))
                    .max(Comparator.comparingDouble(Space.Bound::share))
                    .<Space>map(bound -> bound)
                    .orElseGet(Space.Boundless::new);
        } catch (MessagingException refused) {
            if (store.isConnected()) {
                return new Space.Boundless();
            }
            throw refused;
        }
    }
}
