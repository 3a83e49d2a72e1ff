package io.warmit.mail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.report.Reading.Kind;
import io.warmit.message.Proof;
import io.warmit.message.Token;
import io.warmit.transport.Bounce;
import io.warmit.transport.Complaint;
import io.warmit.transport.Report;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A16: reports are told apart by their structure, and mail that was only put off never bounces. */
class ReportsTest {
    static List<Sample> samples() {
        return Sample.all();
    }

    @Test
    void a16_of_the_corpus_at_least_98_percent_are_told_apart() {
        List<Sample> samples = samples();

        List<String> wrong = samples.stream()
                .filter(sample -> !right(sample, Reports.read(sample.mail())))
                .map(sample -> sample + " is read as " + Reports.read(sample.mail()))
                .toList();

        assertThat(samples).hasSizeGreaterThanOrEqualTo(75);
        assertThat(samples.stream().map(Sample::language).distinct())
                .contains("de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh", "ru");
        assertThat(samples.stream().map(Sample::kind).distinct()).containsExactlyInAnyOrder(Kind.values());
        assertThat(wrong).hasSizeLessThanOrEqualTo(samples.size() * 2 / 100);
    }

    private static boolean right(Sample sample, Reading reading) {
        String detail = reading.complaint()
                .map(Complaint.Kind::word)
                .or(reading::status)
                .orElse("");
        return reading.kind() == sample.kind()
                && detail.equals(sample.detail())
                && reading.token().isPresent() == sample.ours()
                && reading.token().stream().allMatch(Sample.PROOF.token()::equals);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_is_no_bounce_is_never_taken_for_one(Sample sample) {
        Optional<Report> report = Reports.read(sample.mail()).report();

        assertThat(report.filter(Bounce.class::isInstance).isPresent())
                .isEqualTo(sample.kind() == Kind.BOUNCED && sample.ours());
    }

    /** The answers of greylisting servers, in the place of whatever the sample says. */
    @ParameterizedTest
    @MethodSource("samples")
    void no_greylisting_is_ever_a_bounce(Sample sample) {
        String putOff = sample.text()
                .replaceAll("(?im)^(Status:)\\s*5\\.\\d+\\.\\d+", "$1 4.7.1")
                .replaceAll("(?im)^(Diagnostic-Code:\\s*(?:[a-z-]+;)?)\\s*5\\d\\d", "$1 451");
        String noStatus = putOff.replaceAll("(?im)^Status:.*\\R", "");
        String warning = sample.text().replaceAll("(?im)^Action:\\s*failed", "Action: delayed");

        for (String changed : List.of(putOff, noStatus, warning)) {
            if (!changed.equals(sample.text())) {
                assertThat(Reports.read(changed.getBytes(StandardCharsets.UTF_8))
                                .kind())
                        .as(changed)
                        .isNotEqualTo(Kind.BOUNCED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void line_ends_make_no_difference(Sample sample) {
        String lines = sample.text().replace("\r\n", "\n");

        for (String other : List.of(lines, lines.replace("\n", "\r\n"))) {
            assertThat(Reports.read(other.getBytes(StandardCharsets.UTF_8)).kind())
                    .isEqualTo(sample.kind());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_report_that_is_cut_off_speaks_of_no_other_message(Sample sample) {
        byte[] mail = sample.mail();

        for (int length = 0; length < mail.length; length += 61) {
            speaksOfNoOther(sample, Arrays.copyOf(mail, length));
        }
    }

    @RepeatedTest(50)
    void a_garbled_report_speaks_of_no_other_message(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        for (Sample sample : samples()) {
            speaksOfNoOther(sample, garbled(sample.mail(), random));
        }
    }

    private static byte[] garbled(byte[] mail, Random random) {
        byte[] garbled = mail.clone();
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            int at = random.nextInt(garbled.length);
            switch (random.nextInt(4)) {
                case 0 -> garbled[at] = (byte) random.nextInt(256);
                case 1 -> garbled[at] = (byte) "\r\n:;-=< ".charAt(random.nextInt(8));
                case 2 -> {
                    int length = Math.min(random.nextInt(200), garbled.length - at);
                    System.arraycopy(garbled, random.nextInt(garbled.length - length + 1), garbled, at, length);
                }
                default -> garbled = Arrays.copyOf(garbled, Math.max(50, garbled.length - random.nextInt(30)));
            }
        }
        return garbled;
    }

    /** A token that differs may be anybody's. It counts only with what that message proves itself by, which it never has. */
    private static void speaksOfNoOther(Sample sample, byte[] mail) {
        Reports.read(mail)
                .report()
                .filter(report -> !report.token().equals(Sample.PROOF.token()))
                .ifPresent(report -> assertThat(report.returned().token().isPresent()
                                && proofOf(report.token()).fits(report.returned()))
                        .as("%s: %s", sample, report)
                        .isFalse());
    }

    private static Proof proofOf(Token other) {
        return new Proof(other, "a2a2a2a2a2a2a2a2", Optional.of("<" + other + ".1772438461234@alder.example>"));
    }

    @Test
    void a_mail_full_of_parts_within_parts_is_read_as_far_as_sense_goes() {
        String open = IntStream.range(0, 400)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n")
                .collect(Collectors.joining());

        assertThat(Reports.read(("Return-Path: <>\r\n" + open).getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(Kind.AUTOMATIC);
    }
}
