package io.warmit.mail.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An IMAP server of one account, which answers each command as it is told. GREETING counts as a command. */
public final class FaultyImap extends LoopbackServer {
    private static final long NEVER = Long.MAX_VALUE;

    private final ImapAccount account;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Set<String> struck = ConcurrentHashMap.newKeySet();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile long cut = NEVER;
    private volatile boolean lying;

    public FaultyImap(ImapAccount account) throws IOException {
        this.account = account;
        open();
    }

    public ImapAccount account() {
        return account;
    }

    /** From now on a command, such as {@code SELECT}, {@code FETCH} by numbers or by UIDs, {@code UID EXPUNGE} or {@code SELECT Sent}, is answered so; an answer that starts with no star gets the tag. */
    public FaultyImap at(String command, Fault fault) {
        faults.put(command, fault);
        return this;
    }

    /** From now on each connection breaks after so many octets. */
    public FaultyImap cutAfter(long octets) {
        cut = octets;
        return this;
    }

    /** From now on it finds nothing. */
    public FaultyImap lyingInSearch() {
        lying = true;
        return this;
    }

    /** From now on all is well. */
    public void heal() {
        faults.clear();
        cut = NEVER;
        lying = false;
    }

    /** The commands of all visitors, without tags. */
    public List<String> commands() {
        return commands;
    }

    @Override
    void serve(Socket visitor) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(visitor.getInputStream());
        OutputStream plain = visitor.getOutputStream();
        OutputStream out = cut == NEVER ? plain : new CutStream(plain, cut);
        ImapSession session = new ImapSession(account, lying);
        boolean open = say(out, "GREETING", "*", "* OK [" + session.capabilities() + "] ready");
        while (open) {
            ImapCommand command = ImapCommand.read(in, out);
            if (command == null) {
                return;
            }
            commands.add(command.line());
            String what = named(command);
            Fault fault = faults.get(what);
            boolean ordinary = fault == null || fault instanceof Fault.TarPit || fault instanceof Fault.Around;
            open = say(out, what, command.tag(), ordinary ? session.answer(command) : "")
                    && !command.name().equals("LOGOUT");
        }
    }

    private String named(ImapCommand command) {
        return Stream.of(command.line(), command.name(), command.name().replaceFirst("^UID ", ""))
                .filter(faults::containsKey)
                .findFirst()
                .orElse(command.name());
    }

    /** Whether anybody has met what was to go wrong at a command. */
    public boolean struck(String command) {
        return struck.contains(command);
    }

    /** False: the connection is over. */
    private boolean say(OutputStream out, String command, String tag, String ordinary)
            throws IOException, InterruptedException {
        if (faults.containsKey(command)) {
            struck.add(command);
        }
        Fault fault = faults.getOrDefault(command, new Fault.Answer(ordinary));
        if (fault instanceof Fault.Answer(String line)) {
            String said = line.startsWith("*") || line.startsWith(tag) ? line : tag + " " + line;
            write(out, said + "\r\n");
            return !said.startsWith("* BYE");
        }
        return commit(fault, out, ordinary);
    }
}
