package io.warmit.mail;

import io.warmit.placement.Tab;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gmail's category tabs, asked for our own mail in the inbox and nothing else.
 *
 * <p>X-GM-LABELS does not show them; X-GM-RAW (Gmail's IMAP extensions, read November 2026) can be asked for each. Google does not document that, so no answer is no finding.
 */
final class GmailTabs {
    private static final List<String> CATEGORIES = List.of("promotions", "social", "updates", "forums");
    /** Keeps a command well below the length that servers read. */
    private static final int BATCH = 100;

    private GmailTabs() {}

    static boolean offeredBy(ImapLine line) {
        return line.offers("X-GM-EXT-1");
    }

    /** The tab of each of these UIDs in the open folder. */
    static Map<Long, Tab> of(ImapLine line, List<Long> uids) throws MessagingException {
        Map<Long, Tab> tabs = new HashMap<>();
        for (int start = 0; start < uids.size(); start += BATCH) {
            List<Long> batch = uids.subList(start, Math.min(uids.size(), start + BATCH));
            boolean told = true;
            for (String category : CATEGORIES) {
                Optional<List<Long>> filed = search(line, batch, category);
                filed.ifPresent(found -> found.forEach(uid -> tabs.putIfAbsent(uid, new Tab.Category(category))));
                told &= filed.isPresent();
            }
            Tab otherwise = told ? Tab.PRIMARY : Tab.UNKNOWN;
            batch.forEach(uid -> tabs.putIfAbsent(uid, otherwise));
        }
        return tabs;
    }

    /** Empty: the server refused to say. */
    private static Optional<List<Long>> search(ImapLine line, List<Long> uids, String category)
            throws MessagingException {
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        try {
            return Optional.of(
                    line.search("UID " + set + " X-GM-RAW \"category:" + category + "\"", Optional.empty()).stream()
                            .filter(uids::contains)
                            .toList());
        } catch (MessagingException refused) {
            if (line.connected()) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
