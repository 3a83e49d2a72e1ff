package io.warmit.mail;

import io.warmit.placement.Tab;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

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

    static boolean offeredBy(IMAPFolder folder) throws MessagingException {
        return ((IMAPStore) folder.getStore()).hasCapability("X-GM-EXT-1");
    }

    /** The tab of each of these UIDs in an open folder. */
    static Map<Long, Tab> of(IMAPFolder folder, List<Long> uids) throws MessagingException {
        Map<Long, Tab> tabs = new HashMap<>();
        for (int start = 0; start < uids.size(); start += BATCH) {
            List<Long> batch = uids.subList(start, Math.min(uids.size(), start + BATCH));
            boolean told = true;
            for (String category : CATEGORIES) {
                Optional<List<Long>> filed = search(folder, batch, category);
                filed.ifPresent(found -> found.forEach(uid -> tabs.putIfAbsent(uid, new Tab.Category(category))));
                told &= filed.isPresent();
            }
            Tab otherwise = told ? Tab.PRIMARY : Tab.UNKNOWN;
            batch.forEach(uid -> tabs.putIfAbsent(uid, otherwise));
        }
        return tabs;
    }

    /** Empty: the server refused to say. */
    private static Optional<List<Long>> search(IMAPFolder folder, List<Long> uids, String category)
            throws MessagingException {
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        String command = "UID SEARCH UID " + set + " X-GM-RAW \"category:" + category + "\"";
        Response[] answer = (Response[]) folder.doCommand(protocol -> ask(protocol, command));
        if (!answer[answer.length - 1].isOK()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(answer)
                .filter(line -> line instanceof IMAPResponse said && said.keyEquals("SEARCH"))
                .flatMap(line -> numbers((IMAPResponse) line).stream())
                .filter(uids::contains)
                .toList());
    }

    private static Response[] ask(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] answer = protocol.command(command, null);
        protocol.notifyResponseHandlers(answer);
        Response last = answer[answer.length - 1];
        if (last.isBYE()) {
            protocol.handleResult(last);
        }
        return answer;
    }

    private static List<Long> numbers(IMAPResponse line) {
        List<Long> numbers = new ArrayList<>();
        for (long number = line.readLong(); number != -1; number = line.readLong()) {
            numbers.add(number);
        }
        return numbers;
    }
}
