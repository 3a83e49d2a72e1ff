package io.warmit.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback, over UDP and TCP, that knows some records and can be made to fail for some names. */
public final class TestNameServer implements AutoCloseable {
    /** What it does instead of answering. */
    public enum Fault {
        SERVFAIL,
        REFUSED,
        SILENCE
    }

    private static final int TTL = 300;
    private static final int STRING = 255;

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final AtomicInteger overTcp = new AtomicInteger();
    private volatile List<Record> records = List.of();

    public TestNameServer() {
        try {
            tcp = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    /** As in the setting {@code dns.resolver}. */
    public String place() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    public TestNameServer serve(ZoneText zone) {
        records = zone.lines().stream().map(TestNameServer::record).toList();
        return this;
    }

    /** From now on every question about this name meets the fault; all names under it, if it starts with a dot. */
    public TestNameServer fail(String name, Fault fault) {
        faults.put(name, fault);
        return this;
    }

    public void heal() {
        faults.clear();
    }

    int askedOverTcp() {
        return overTcp.get();
    }

    private static Record record(String line) {
        String[] parts = line.split(" ", 3);
        try {
            Name name = Name.fromString(parts[0] + ".");
            String value = parts[1].equals("TXT") ? strings(parts[2]) : parts[2];
            return Record.fromString(name, Type.value(parts[1]), DClass.IN, TTL, value, Name.root);
        } catch (IOException malformed) {
            throw new UncheckedIOException(line, malformed);
        }
    }

    /** A text longer than a string of DNS, cut into such strings. */
    private static String strings(String quoted) {
        String text = quoted.substring(1, quoted.length() - 1);
        List<String> strings = new ArrayList<>();
        for (int i = 0; i == 0 || i < text.length(); i += STRING) {
            strings.add('"' + text.substring(i, Math.min(text.length(), i + STRING)) + '"');
        }
        return String.join(" ", strings);
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                Message query = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                Message reply = reply(query);
                if (reply != null) {
                    OPTRecord options = query.getOPT();
                    byte[] wire = reply.toWire(options == null ? 512 : Math.max(512, options.getPayloadSize()));
                    udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
                }
            } catch (IOException gone) {
                // Closed, or a packet that is no question.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket visitor = tcp.accept()) {
                DataInputStream in = new DataInputStream(visitor.getInputStream());
                byte[] wire = new byte[in.readUnsignedShort()];
                in.readFully(wire);
                overTcp.incrementAndGet();
                Message reply = reply(new Message(wire));
                if (reply != null) {
                    byte[] answer = reply.toWire();
                    DataOutputStream out = new DataOutputStream(visitor.getOutputStream());
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            } catch (IOException gone) {
                // Closed, or a visitor that went away.
            }
        }
    }

    private @org.jspecify.annotations.Nullable Message reply(Message query) {
        Record question = query.getQuestion();
        String asked = question.getName().toString(true).toLowerCase(java.util.Locale.ROOT);
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(question, Section.QUESTION);
        Fault fault = faults.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(".") ? asked.endsWith(entry.getKey()) : asked.equals(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (fault == Fault.SILENCE) {
            return null;
        }
        if (fault != null) {
            reply.getHeader().setRcode(fault == Fault.SERVFAIL ? Rcode.SERVFAIL : Rcode.REFUSED);
            return reply;
        }
        answer(question.getName(), question.getType(), reply);
        boolean exists = records.stream().anyMatch(record -> record.getName().subdomain(question.getName()));
        if (!exists) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return reply;
    }

    private void answer(Name name, int type, Message reply) {
        for (Record record : records) {
            if (!record.getName().equals(name)) {
                continue;
            }
            if (record.getType() == type) {
                reply.addRecord(record, Section.ANSWER);
            } else if (record instanceof CNAMERecord alias) {
                reply.addRecord(alias, Section.ANSWER);
                answer(alias.getTarget(), type, reply);
            }
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
