package io.warmit.mail.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMTP server that answers each verb as it is told. GREETING, BODY and DOT count as verbs; at BODY it has read the first line.
 *
 * <p>It takes a message, and delivers it, unless it says in its answer to the dot that it does not, or was told to lose it.
 */
public final class FaultySmtp extends LoopbackServer {
    private static final Map<String, String> ORDINARY = Map.of(
            "GREETING", "220 mail.test ESMTP",
            "EHLO", "250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
            "AUTH", "235 2.7.0 welcome",
            "MAIL", "250 2.1.0 ok",
            "RCPT", "250 2.1.5 ok",
            "DATA", "354 go on",
            "DOT", "250 2.0.0 queued as 42",
            "RSET", "250 2.0.0 ok",
            "QUIT", "221 2.0.0 bye",
            "NOOP", "250 2.0.0 ok");
    private static final Pattern RECIPIENT = Pattern.compile("RCPT TO:<([^>]*)>", Pattern.CASE_INSENSITIVE);

    private final Delivery delivery;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> verbs = new CopyOnWriteArrayList<>();
    private final List<String> envelopes = new CopyOnWriteArrayList<>();
    private volatile boolean losing;

    /** Where a message goes that was taken. */
    public interface Delivery {
        void deliver(String recipient, String message);
    }

    /** A server that throws away what it takes. */
    public FaultySmtp() throws IOException {
        this((recipient, message) -> {});
    }

    /** One that listens where it is told, for example over TLS. */
    public FaultySmtp(ServerSocket listener) {
        this(listener, (recipient, message) -> {});
    }

    public FaultySmtp(ServerSocket listener, Delivery delivery) {
        super(listener);
        this.delivery = delivery;
        open();
    }

    public FaultySmtp(Delivery delivery) throws IOException {
        this.delivery = delivery;
        open();
    }

    /** From now on the verb is answered so. */
    public FaultySmtp at(String verb, Fault fault) {
        faults.put(verb, fault);
        return this;
    }

    /** From now on a message whose dot gets no answer is lost, where it would have been delivered. */
    public FaultySmtp losing() {
        losing = true;
        return this;
    }

    /** From now on all is well. */
    public void heal() {
        faults.clear();
        losing = false;
    }

    /** The messages whose final dot arrived. */
    public List<String> messages() {
        return messages;
    }

    public List<String> verbs() {
        return verbs;
    }

    /** What stood in each MAIL command. */
    public List<String> envelopes() {
        return envelopes;
    }

    @Override
    void serve(Socket visitor) throws IOException, InterruptedException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = visitor.getOutputStream();
        boolean open = say(out, "GREETING");
        String recipient = "";
        while (open) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            verbs.add(verb);
            if (verb.equals("MAIL")) {
                envelopes.add(line);
            }
            Matcher to = RECIPIENT.matcher(line);
            recipient = to.lookingAt() ? to.group(1) : recipient;
            open = say(out, verb) && !verb.equals("QUIT");
            if (open && verb.equals("DATA") && goesOn()) {
                String first = in.readLine();
                Fault within = faults.get("BODY");
                open = within == null || commit(within, out, "");
                if (open) {
                    String message = first + "\r\n" + rest(in);
                    messages.add(message);
                    if (taken()) {
                        delivery.deliver(recipient, message.replaceAll("(?m)^\\.\\.", "."));
                    }
                    open = say(out, "DOT");
                }
            }
        }
    }

    private boolean goesOn() {
        return !(faults.get("DATA") instanceof Fault.Answer(String line)) || line.startsWith("354");
    }

    private boolean taken() {
        Fault fault = faults.get("DOT");
        return switch (fault) {
            case Fault.Answer(String line) -> line.startsWith("2");
            case Fault.Around(var before, var answer, var after) ->
                answer.map(line -> line.startsWith("2")).orElse(!losing);
            case null -> true;
            case Fault.Stall _, Fault.Deaf _, Fault.Drop _, Fault.Garbage _, Fault.Endless _, Fault.TarPit _ -> !losing;
        };
    }

    private static String rest(BufferedReader in) throws IOException {
        StringBuilder body = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            body.append(line).append("\r\n");
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("no dot");
        }
        return body.toString();
    }

    /** False: the connection is over. */
    private boolean say(OutputStream out, String verb) throws IOException, InterruptedException {
        String ordinary = ORDINARY.getOrDefault(verb, "502 5.5.1 not known");
        Fault fault = faults.getOrDefault(verb, new Fault.Answer(ordinary));
        return commit(fault, out, ordinary) && !(fault instanceof Fault.Answer(String line) && line.startsWith("421"));
    }
}
