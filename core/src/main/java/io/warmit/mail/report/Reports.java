package io.warmit.mail.report;

import io.warmit.mail.report.DeliveryStatus.Action;
import io.warmit.mail.report.DeliveryStatus.Recipient;
import io.warmit.mail.report.Reading.Kind;
import io.warmit.problem.PlainText;
import io.warmit.transport.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells bounces, complaints and automatic answers apart by their structure alone: RFC 3464 and 6533 for delivery reports, RFC 5965 for feedback. No word that is meant for
 * people is read, so the language does not matter; and what has no structure is unclear, never a bounce.
 */
public final class Reports {
    /** How much of a mail is read; what it returns of ours stands within, and a longer tail is cut. */
    public static final int LARGEST = 256 << 10;

    /** Reports of Microsoft's junk mail programme return the message under this header and have no machine-readable part of their own. */
    private static final String JUNK_REPORT = "x-hmxmroriginalrecipient";

    private Reports() {}

    /** Reads a mail. Whatever its octets are, there is an answer. */
    public static Reading read(byte[] mail) {
        MailParts parts = MailParts.of(mail);
        Fields header = parts.header();
        boolean byMachine = parts.isReport() || Marks.automatic(header) || Marks.fromTransport(header);
        if (!parts.feedback().isEmpty()) {
            return byMachine ? complaint(parts) : Reading.of(Kind.UNCLEAR);
        }
        if (!parts.statuses().isEmpty()) {
            return byMachine ? delivery(parts) : Reading.of(Kind.UNCLEAR);
        }
        if (parts.returned().stream().anyMatch(returned -> returned.has(JUNK_REPORT))) {
            return complaint(parts, Complaint.Kind.ABUSE, header.first("from").orElse(""), Optional.empty());
        }
        if (parts.isReceipt()) {
            return Reading.of(Kind.AUTOMATIC);
        }
        if (parts.isReport() || Marks.fromTransport(header)) {
            return Reading.of(Kind.UNCLEAR);
        }
        return Reading.of(Marks.automatic(header) ? Kind.AUTOMATIC : Kind.ORDINARY);
    }

    private static Reading delivery(MailParts parts) {
        List<DeliveryStatus> all =
                parts.statuses().stream().map(DeliveryStatus::of).toList();
        Returned returned = new Returned(
                parts.returned(),
                all.stream()
                        .flatMap(status -> status.message().all("original-envelope-id").stream())
                        .toList(),
                Stream.concat(
                                all.stream().flatMap(status -> status.message().all("x-original-message-id").stream()),
                                parts.header().all("in-reply-to").stream())
                        .toList());
        List<Recipient> recipients = ours(all, returned);
        Kind kind = kind(recipients);
        Optional<Recipient> first = recipients.stream().findFirst();
        return new Reading(
                kind,
                returned.token(),
                returned.carriers(),
                first.flatMap(Recipient::status),
                words(first.map(Recipient::diagnostic).orElse("")),
                Optional.empty());
    }

    /** A report may speak of several recipients; ours is the one that the returned message was addressed to, where that can be told. */
    private static List<Recipient> ours(List<DeliveryStatus> all, Returned returned) {
        List<Recipient> recipients =
                all.stream().flatMap(status -> status.recipients().stream()).toList();
        List<Recipient> ours = recipients.stream()
                .filter(recipient -> returned.wentTo(recipient.addresses()))
                .toList();
        return ours.isEmpty() ? recipients : ours;
    }

    private static Kind kind(List<Recipient> recipients) {
        if (!recipients.isEmpty() && recipients.stream().allMatch(Recipient::refused)) {
            return Kind.BOUNCED;
        }
        // Some copies were refused and some were not, and nobody says which was ours.
        if (recipients.stream().anyMatch(Recipient::refused)) {
            return Kind.UNCLEAR;
        }
        if (recipients.stream().anyMatch(Recipient::expired)) {
            return Kind.EXPIRED;
        }
        List<Action> actions = new ArrayList<>();
        recipients.forEach(recipient -> recipient.action().ifPresent(actions::add));
        return actions.stream().min(Action::compareTo).map(Reports::kind).orElse(Kind.UNCLEAR);
    }

    private static Kind kind(Action action) {
        return switch (action) {
            // With a status that means success, or none.
            case FAILED -> Kind.UNCLEAR;
            case DELAYED -> Kind.DELAYED;
            case DELIVERED -> Kind.DELIVERED;
            case RELAYED -> Kind.RELAYED;
            case EXPANDED -> Kind.EXPANDED;
        };
    }

    private static Reading complaint(MailParts parts) {
        Fields report =
                Fields.groups(parts.feedback().getFirst()).stream().findFirst().orElse(Fields.NONE);
        Optional<String> type = report.first("feedback-type");
        if (type.isEmpty()) {
            return Reading.of(Kind.UNCLEAR);
        }
        String from = report.first("user-agent")
                .or(() -> parts.header().first("from"))
                .orElse("");
        return complaint(parts, Complaint.Kind.of(type.get()), from, report.first("original-envelope-id"));
    }

    private static Reading complaint(MailParts parts, Complaint.Kind kind, String from, Optional<String> envelopeId) {
        Returned returned = new Returned(parts.returned(), envelopeId.stream().toList(), List.of());
        return new Reading(
                Kind.COMPLAINT,
                returned.token(),
                returned.carriers(),
                Optional.empty(),
                words(from),
                Optional.of(kind));
    }

    private static String words(String text) {
        String line = PlainText.line(text).replaceAll("\\p{Cf}+", " ").strip();
        return line.length() <= 400 ? line : line.substring(0, 400);
    }
}
