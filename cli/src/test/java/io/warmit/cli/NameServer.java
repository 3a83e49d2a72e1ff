package io.warmit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that knows what it is told, a line {@code NAME KIND VALUE} for each record, and that nothing else exists. */
final class NameServer implements AutoCloseable {
    private static final int TTL = 300;

    private final DatagramSocket socket;
    private final List<Record> records;

    NameServer(String zone) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        records = zone.lines()
                .filter(line -> !line.isBlank())
                .map(NameServer::record)
                .toList();
        Thread.ofVirtual().start(this::serve);
    }

    String place() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private static Record record(String line) {
        String[] parts = line.split(" ", 3);
        try {
            return Record.fromString(
                    Name.fromString(parts[0] + "."), Type.value(parts[1]), DClass.IN, TTL, parts[2], Name.root);
        } catch (IOException malformed) {
            throw new UncheckedIOException(line, malformed);
        }
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] wire = reply(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
            } catch (IOException gone) {
                // Closed, or a packet that is no question.
            }
        }
    }

    private Message reply(Message query) {
        Record question = query.getQuestion();
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        records.stream()
                .filter(record -> record.getName().equals(question.getName()) && record.getType() == question.getType())
                .forEach(record -> reply.addRecord(record, Section.ANSWER));
        if (records.stream().noneMatch(record -> record.getName().subdomain(question.getName()))) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return reply;
    }

    @Override
    public void close() {
        socket.close();
    }
}
