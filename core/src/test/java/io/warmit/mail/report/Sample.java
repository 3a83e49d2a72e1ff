package io.warmit.mail.report;

import io.warmit.mail.report.Reading.Kind;
import io.warmit.message.Proof;
import io.warmit.message.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mail of the corpus: shaped as real programs shape it, with invented names.
 *
 * @param kind what it is
 * @param ours whether it speaks of {@link #PROOF}'s message
 * @param detail status code or kind of complaint; empty where there is none
 */
public record Sample(String name, Kind kind, String language, boolean ours, String detail) {
    /** What the message that the samples speak of proves itself by. */
    public static final Proof PROOF = new Proof(
            new Token("k3v7x2mq5tlwz4ab"),
            "p5w2ld7cyk4fqh3n",
            Optional.of("<k3v7x2mq5tlwz4ab.1772438400000@alder.example>"));

    /** All of them. */
    public static List<Sample> all() {
        return new String(resource("index.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(Sample::of)
                .toList();
    }

    private static Sample of(String line) {
        String[] cells = line.split(",", -1);
        return new Sample(cells[0], Kind.valueOf(cells[1]), cells[2], cells[3].equals("ours"), cells[4]);
    }

    /** Its octets. */
    public byte[] mail() {
        return resource(name + ".eml");
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Sample.class.getResourceAsStream("/reports/" + name), name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        return new String(mail(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
