package io.warmit.mailbox;

import java.util.Optional;

/**
 * Provider classes by address and server names, as the list of providers has them. An own domain on an own or hosted server is {@code own}.
 *
 * <p>Large consumer mail is measured by default: no provider promises that engagement has an effect there, and its rules are strict. The same companies' servers for organisations
 * are engaged.
 */
public final class Providers {
    public static final String OWN = "own";

    private Providers() {}

    /** The built-in class of a mailbox. Its address decides before its servers do. */
    public static String of(Address address, Endpoint imap, Endpoint smtp) {
        ProviderList list = ProviderList.shipped();
        Optional<Provider> found = list.ofDomain(address.domain());
        return found.or(() -> list.ofServer(imap.host()))
                .or(() -> list.ofServer(smtp.host()))
                .map(Provider::kind)
                .orElse(OWN);
    }

    /** What warmit does by default with mail that such a mailbox receives. */
    public static Mode defaultMode(String provider) {
        return ProviderList.shipped().all().stream()
                .filter(entry -> entry.kind().equals(provider))
                .map(Provider::mode)
                .findFirst()
                .orElse(Mode.ENGAGE);
    }
}
