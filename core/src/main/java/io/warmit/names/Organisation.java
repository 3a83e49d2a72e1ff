package io.warmit.names;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;

/** Which domains belong to one owner: by the public suffix list without its private part (RFC 7489, 3.2). */
public final class Organisation {
    private Organisation() {}

    /** The organisational domain; the name itself where it is a public suffix. Of a suffix that the list does not have, the last label counts. */
    public static String of(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        if (EffectiveTldFinder.getEffectiveTLD(name, true) == null) {
            String[] labels = name.split("\\.");
            return labels.length < 2 ? name : labels[labels.length - 2] + "." + labels[labels.length - 1];
        }
        String owner = EffectiveTldFinder.getAssignedDomain(name, false, true);
        return owner == null || owner.isEmpty() ? name : owner;
    }

    /** Whether both belong to one owner. */
    public static boolean same(String one, String other) {
        return of(one).equals(of(other));
    }
}
