package io.warmit.mail;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;

/**
 * One connection to an IMAP server, with its commands as they are (RFC 9051, 6), so that none is said that is not needed: another folder is opened without closing the one before, and what is opened
 * already is not opened again.
 *
 * <p>Every method fails with a {@link MessagingException}, which is a {@link StoreClosedException} once the connection is lost.
 */
final class ImapLine {
    private static final Pattern COPIED = Pattern.compile("\\[COPYUID (\\d+) \\S+ (\\d+)]", Pattern.CASE_INSENSITIVE);

    private final Store store;
    private final IMAPProtocol protocol;
    private final int piece;
    private Optional<Opened> open = Optional.empty();
    private boolean lost;

    /**
     * A connection that has logged in.
     *
     * @param piece octets of a message that are asked for at a time
     */
    ImapLine(Store store, IMAPProtocol protocol, int piece) {
        this.store = store;
        this.protocol = protocol;
        this.piece = piece;
    }

    /**
     * The folder that is open.
     *
     * @param next the UID that the next message will have; not positive: the server did not say
     * @param count messages in it when it was opened
     * @param permanent flags that are kept
     */
    record Opened(String folder, boolean writes, long validity, long next, int count, Flags permanent) {
        boolean keeps(String keyword) {
            return permanent.contains(Flags.Flag.USER) || permanent.contains(keyword);
        }
    }

    /** Where a server says that a copy is now (RFC 9051, 7.1, COPYUID). */
    record Copied(long validity, long uid) {}

    /** Something that is said and answered. */
    interface Words<T> {
        T answered(IMAPProtocol protocol) throws ProtocolException;
    }

    <T> T ask(Words<T> words) throws MessagingException {
        try {
            return words.answered(protocol);
        } catch (ConnectionException over) {
            lost = true;
            throw new StoreClosedException(store, over.getMessage());
        } catch (ProtocolException refused) {
            throw new MessagingException(refused.getMessage(), refused);
        }
    }

    private Response[] command(String command, Optional<Argument> rest) throws MessagingException {
        return ask(said -> {
            Response[] answer = rest.isPresent() ? said.command(command, rest.get()) : said.command(command, null);
            said.handleResult(answer[answer.length - 1]);
            return answer;
        });
    }

    Response[] command(String command) throws MessagingException {
        return command(command, Optional.empty());
    }

    /** Whether nothing has ended the connection, as far as was noticed. */
    boolean connected() {
        return !lost;
    }

    boolean offers(String capability) {
        return protocol.hasCapability(capability);
    }

    /** The name of the folder that is open. */
    Optional<String> open() {
        return open.map(Opened::folder);
    }

    /** Read-only, and as it is now. */
    Opened examine(String folder) throws MessagingException {
        return opened(folder, false);
    }

    /** To change something in it; as it is now, unless it was open for that already. */
    Opened select(String folder) throws MessagingException {
        Optional<Opened> already =
                open.filter(one -> one.writes() && one.folder().equals(folder));
        return already.isPresent() ? already.get() : opened(folder, true);
    }

    /** Read-only, unless it is open already. */
    Opened view(String folder) throws MessagingException {
        Optional<Opened> already = open.filter(one -> one.folder().equals(folder));
        return already.isPresent() ? already.get() : opened(folder, false);
    }

    private Opened opened(String folder, boolean writes) throws MessagingException {
        // A refused SELECT leaves nothing open (RFC 9051, 6.3.2).
        open = Optional.empty();
        MailboxInfo told = ask(said -> writes ? said.select(folder) : said.examine(folder));
        if (writes && told.mode == jakarta.mail.Folder.READ_ONLY) {
            throw new MessagingException("the server opens " + folder + " for reading only");
        }
        Flags permanent = told.permanentFlags == null ? new Flags() : told.permanentFlags;
        Opened now = new Opened(folder, writes, told.uidvalidity, told.uidnext, told.total, permanent);
        open = Optional.of(now);
        return now;
    }

    /** Nothing is open any more. Never by CLOSE, which would remove what others have marked as deleted. */
    void leave() throws MessagingException {
        if (open.isPresent() && offers("UNSELECT")) {
            open = Optional.empty();
            command("UNSELECT");
        } else if (open.isPresent()) {
            examine("INBOX");
        }
    }

    /**
     * Asks about messages of the open folder by their UIDs.
     *
     * @param uids a sequence set
     * @param items beside the UID
     */
    List<ImapMail> fetchUids(String uids, String items) throws MessagingException {
        return fetched("UID FETCH " + uids, items);
    }

    /** Asks about messages of the open folder by their places. */
    List<ImapMail> fetch(String places, String items) throws MessagingException {
        return fetched("FETCH " + places, items);
    }

    private List<ImapMail> fetched(String command, String items) throws MessagingException {
        List<ImapMail> mails = new ArrayList<>();
        for (Response line : command(command + " (UID" + (items.isEmpty() ? "" : " ") + items + ")")) {
            if (line instanceof FetchResponse told) {
                ImapMail.of(told).ifPresent(mails::add);
            }
        }
        return mails;
    }

    /** A message itself, or its beginning. */
    byte[] octets(long uid, int most) throws MessagingException {
        byte[] octets = new byte[0];
        int last = piece;
        while (last == piece && octets.length < most) {
            int wanted = Math.min(piece, most - octets.length);
            byte[] more = part(uid, octets.length, wanted);
            last = more.length;
            int before = octets.length;
            octets = Arrays.copyOf(octets, before + last);
            System.arraycopy(more, 0, octets, before, last);
        }
        return octets;
    }

    private byte[] part(long uid, int from, int length) throws MessagingException {
        for (Response line : command("UID FETCH " + uid + " (UID BODY.PEEK[]<" + from + "." + length + ">)")) {
            BODY body = line instanceof FetchResponse told ? told.getItem(BODY.class) : null;
            ByteArray octets = body == null ? null : body.getByteArray();
            if (octets != null) {
                return octets.getNewBytes();
            }
        }
        return new byte[0];
    }

    /** Sets marks or takes them off; answers the flags that the message has afterwards. */
    Flags store(long uid, boolean set, Set<String> marks) throws MessagingException {
        String list = marks.stream().sorted().collect(Collectors.joining(" "));
        Optional<Flags> told = flags(command("UID STORE " + uid + (set ? " +" : " -") + "FLAGS (" + list + ")"), uid);
        return told.isPresent()
                ? told.get()
                : flags(command("UID FETCH " + uid + " (UID FLAGS)"), uid).orElseGet(Flags::new);
    }

    private static Optional<Flags> flags(Response[] answer, long uid) {
        Optional<Flags> flags = Optional.empty();
        for (Response line : answer) {
            if (line instanceof FetchResponse told) {
                Optional<ImapMail> mail = ImapMail.of(told).filter(one -> one.uid() == uid);
                flags = mail.isPresent() ? mail.get().flags() : flags;
            }
        }
        return flags;
    }

    /** Copies or moves one message. Empty: the server did not say what UID the copy has. */
    Optional<Copied> copy(long uid, boolean moves, String target) throws MessagingException {
        Argument name = new Argument();
        if (protocol.supportsUtf8()) {
            name.writeString(target, StandardCharsets.UTF_8);
        } else {
            name.writeString(BASE64MailboxEncoder.encode(target));
        }
        for (Response line : command("UID " + (moves ? "MOVE " : "COPY ") + uid, Optional.of(name))) {
            Matcher told = COPIED.matcher(line.toString());
            if (line.isOK() && told.find()) {
                return Optional.of(new Copied(Long.parseLong(told.group(1)), Long.parseLong(told.group(2))));
            }
        }
        return Optional.empty();
    }

    /** Removes this one message, if it is marked as deleted (RFC 9051, 6.4.9, UID EXPUNGE). */
    void expunge(long uid) throws MessagingException {
        command("UID EXPUNGE " + uid);
    }

    /** UIDs of the open folder that a search finds. */
    List<Long> search(String key, Optional<Argument> value) throws MessagingException {
        List<Long> numbers = new ArrayList<>();
        for (Response line : command("UID SEARCH " + key, value)) {
            if (line instanceof IMAPResponse said && said.keyEquals("SEARCH")) {
                for (long number = said.readLong(); number != -1; number = said.readLong()) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    /** Ends a connection that is of no use any more; one that is, its store ends with a goodbye. */
    void drop() {
        if (lost) {
            protocol.disconnect();
        }
    }
}
