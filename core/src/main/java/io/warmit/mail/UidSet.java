package io.warmit.mail;

import java.util.List;

/** UIDs as a command names them (RFC 9051, sequence-set). */
final class UidSet {
    private UidSet() {}

    /**
     * A set in which neighbours are one range.
     *
     * @param uids ascending, at least one
     */
    static String of(List<Long> uids) {
        StringBuilder set = new StringBuilder();
        int start = 0;
        for (int i = 1; i <= uids.size(); i++) {
            if (i == uids.size() || uids.get(i) != uids.get(i - 1) + 1) {
                set.append(set.isEmpty() ? "" : ",").append(uids.get(start));
                if (i - 1 > start) {
                    set.append(':').append(uids.get(i - 1));
                }
                start = i;
            }
        }
        return set.toString();
    }
}
