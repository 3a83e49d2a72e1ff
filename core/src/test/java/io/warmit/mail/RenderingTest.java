package io.warmit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.mailbox.Address;
import io.warmit.message.Token;
import io.warmit.transport.Outgoing;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The octets that travel, whatever stands in names, subjects and ids. */
class RenderingTest {
    private static final String ID = "<abcdefghijklmnop.1@alder.example>";

    private String subject = "Walk";
    private String name = "Anna Berger";
    private String body = "Hello\n";
    private List<String> references = List.of();
    private boolean autoSubmitted = true;

    @Test
    void it_says_what_it_is() {
        assertThat(lines())
                .contains("Auto-Submitted: auto-generated", "X-Warmit-Id: abcdefghijklmnop ponmlkjihgfedcba")
                .contains("Message-ID: " + ID, "Content-Transfer-Encoding: quoted-printable");

        autoSubmitted = false;
        assertThat(lines()).noneMatch(line -> line.startsWith("Auto-Submitted"));
    }

    @Test
    void its_date_is_the_instant_it_was_given() throws Exception {
        assertThat(read().getSentDate()).hasSameTimeAs("2026-03-02T08:00:00Z");
    }

    @Test
    void an_answer_carries_the_ids_in_order_the_last_one_in_both_headers() throws Exception {
        references = List.of("<one@outlook.example>", "<two@birch.example>", "<three@outlook.example>");

        MimeMessage read = read();

        assertThat(read.getHeader("In-Reply-To", null)).isEqualTo("<three@outlook.example>");
        assertThat(read.getHeader("References", null).replaceAll("\\s+", " ")).isEqualTo(String.join(" ", references));
    }

    @Test
    void every_line_ends_with_crlf_and_none_is_longer_than_998_octets() throws Exception {
        subject = "Über den Grat ".repeat(40).strip();
        body = "ä".repeat(3000) + "\n" + ".".repeat(2000) + "\n\n"
                + "word ".repeat(900).strip() + "\nFrom here =20\n";
        references = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> "<" + "x".repeat(60) + i + "@outlook.example>")
                .toList();

        String octets = octets();

        assertThat(octets.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(octets.split("\r\n")).allMatch(line -> line.length() <= 998);
        assertThat(octets.chars()).allMatch(octet -> octet < 127);
        assertThat(read().getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(body.strip());
        assertThat(read().getSubject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna\r\nBcc: eve@evil.example",
                "Anna\nBcc: eve@evil.example",
                "Anna\rBcc: eve@evil.example",
                "Anna\u0000Berger",
                "Anna\u2028\u0085Berger",
                "\"Anna\" <eve@evil.example>, Berger",
                "Anna \ud83c Berger",
            })
    void a_name_can_carry_no_header_and_no_second_address(String strange) throws Exception {
        name = strange;

        assertThat(lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(read().getAllRecipients()).hasSize(1);
        assertThat(read().getFrom()).hasSize(1);
        assertThat(((InternetAddress) read().getFrom()[0]).getAddress()).isEqualTo("anna@alder.example");
        assertThat(octets().replace("\r\n", "")).doesNotContain("\r", "\n", "\u0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Walk\r\nBcc: eve@evil.example", "Walk\nBcc: eve@evil.example", "Walk\u0000", "Walk\r"})
    void a_subject_or_an_id_of_more_than_one_line_is_refused(String strange) {
        subject = strange;
        assertThatThrownBy(this::octets).isInstanceOf(IllegalArgumentException.class);

        subject = "Walk";
        references = List.of("<one@outlook.example>", "<two" + strange.substring(4) + "@birch.example>");
        assertThatThrownBy(this::octets).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> lines() {
        return octets().lines().toList();
    }

    private String octets() {
        return new String(
                Rendering.of(new Outgoing(
                        new Token("abcdefghijklmnop"),
                        Address.of("anna@alder.example"),
                        Optional.of(name),
                        Address.of("bob@birch.example"),
                        Optional.of(name),
                        ID,
                        "abcdefghijklmnop ponmlkjihgfedcba",
                        references.isEmpty() ? Optional.empty() : Optional.of(references.getLast()),
                        references,
                        Instant.parse("2026-03-02T08:00:00Z"),
                        autoSubmitted,
                        subject,
                        body)),
                ISO_8859_1);
    }

    private MimeMessage read() throws jakarta.mail.MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(octets().getBytes(ISO_8859_1)));
    }
}
