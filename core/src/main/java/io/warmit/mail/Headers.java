package io.warmit.mail;

import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.placement.Verdict;
import io.warmit.placement.VerdictHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The headers that may carry a token, and nothing else of other people's mail; of our own also what the receiver's server wrote. */
final class Headers {
    private static final List<String> KEPT_IDS =
            List.of("Message-ID", "X-Microsoft-Original-Message-ID", "X-Google-Original-Message-ID");

    private static final List<String> OURS =
            Stream.concat(Stream.of(Identity.HEADER), KEPT_IDS.stream()).toList();

    /** What is asked for to see whether it is ours, and when it came. */
    static final String CARRIERS = "INTERNALDATE " + fields(OURS);

    /** The same, how it stands, and whether it may be a report. */
    static final String ITEMS = "FLAGS INTERNALDATE "
            + fields(Stream.concat(OURS.stream(), Stream.of("Content-Type", "Auto-Submitted", "Return-Path"))
                    .toList());

    /** What a copy of ours shows of its receiver's verdict. */
    static final String VERDICT = fields(VerdictHeaders.NAMES);

    private Headers() {}

    private static String fields(List<String> names) {
        return "BODY.PEEK[HEADER.FIELDS (" + String.join(" ", names) + ")]";
    }

    static Verdict verdict(ImapMail mail, Optional<String> judge) {
        List<VerdictHeaders.Header> headers = new ArrayList<>();
        for (String name : VerdictHeaders.NAMES) {
            mail.values(name).forEach(value -> headers.add(new VerdictHeaders.Header(name, value)));
        }
        return VerdictHeaders.read(headers, judge);
    }

    static Carriers carriers(ImapMail mail) {
        List<String> ids = new ArrayList<>();
        for (String name : KEPT_IDS) {
            ids.addAll(mail.values(name));
        }
        return new Carriers(mail.values(Identity.HEADER), ids);
    }

    /** Whether its body may be read: a report of RFC 6522, or something of several parts that a program sent. Other people's mail is none of our business. */
    static boolean mayReport(ImapMail mail) {
        String type = String.join("", mail.values("Content-Type")).strip().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/report") || (type.startsWith("multipart/") && isAutomatic(mail));
    }

    private static boolean isAutomatic(ImapMail mail) {
        return mail.values("Return-Path").stream().anyMatch(path -> path.strip().equals("<>"))
                || mail.values("Auto-Submitted").stream()
                        .anyMatch(
                                value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"));
    }
}
