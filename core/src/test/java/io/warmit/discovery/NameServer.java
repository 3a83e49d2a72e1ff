package io.warmit.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that knows what it was told, and remembers what it was asked. */
public final class NameServer implements AutoCloseable {
    private static final int MOST_BYTES = 4096;

    private final DatagramSocket socket;
    private final Map<String, List<Record>> zone = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int answerCode = Rcode.NOERROR;

    public NameServer() throws SocketException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().name("name-server").start(this::serve);
    }

    /** Adds a record, as a line of a zone file without its time to live. */
    public NameServer with(String name, String type, String text) {
        try {
            Name owner = Name.fromString(name, Name.root);
            int number = Type.value(type);
            Record record = Record.fromString(owner, number, DClass.IN, 60, text, Name.root);
            zone.computeIfAbsent(key(owner, number), key -> new CopyOnWriteArrayList<>())
                    .add(record);
            return this;
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** From now on it refuses to answer. */
    NameServer failing() {
        answerCode = Rcode.SERVFAIL;
        return this;
    }

    /** As in the setting {@code dns.resolver}. */
    public String place() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Names with their types, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private static String key(Name name, int type) {
        return name.toString(true).toLowerCase(java.util.Locale.ROOT) + " " + Type.string(type);
    }

    private void serve() {
        byte[] buffer = new byte[MOST_BYTES];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] reply = reply(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private Message reply(Message query) {
        Record question = query.getQuestion();
        String key = key(question.getName(), question.getType());
        asked.add(key);
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        List<Record> records = zone.getOrDefault(key, List.of());
        boolean known = zone.keySet().stream()
                .anyMatch(name -> name.startsWith(question.getName().toString(true) + " "));
        reply.getHeader().setRcode(answerCode != Rcode.NOERROR || known ? answerCode : Rcode.NXDOMAIN);
        if (answerCode == Rcode.NOERROR) {
            records.forEach(record -> reply.addRecord(record, Section.ANSWER));
        }
        return reply;
    }

    @Override
    public void close() {
        socket.close();
    }
}
