package io.warmit.mail;

import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.placement.Verdict;
import io.warmit.placement.VerdictHeaders;
import jakarta.mail.FetchProfile;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** The headers that may carry a token, and nothing else of other people's mail; of our own also what the receiver's server wrote. */
final class Headers {
    private static final List<String> KEPT_IDS =
            List.of("Message-ID", "X-Microsoft-Original-Message-ID", "X-Google-Original-Message-ID");

    private Headers() {}

    /** Whether it is ours, and when it came. */
    static FetchProfile carrierProfile() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(Identity.HEADER);
        KEPT_IDS.forEach(profile::add);
        return profile;
    }

    static FetchProfile profile() {
        FetchProfile profile = carrierProfile();
        profile.add(FetchProfile.Item.FLAGS);
        profile.add("Content-Type");
        profile.add("Auto-Submitted");
        profile.add("Return-Path");
        return profile;
    }

    /** What a copy of ours shows of its receiver's verdict. */
    static FetchProfile verdictProfile() {
        FetchProfile profile = new FetchProfile();
        VerdictHeaders.NAMES.forEach(profile::add);
        return profile;
    }

    static Verdict verdict(MimeMessage message, Optional<String> judge) throws MessagingException {
        List<VerdictHeaders.Header> headers = new ArrayList<>();
        for (String name : VerdictHeaders.NAMES) {
            values(message, name).forEach(value -> headers.add(new VerdictHeaders.Header(name, value)));
        }
        return VerdictHeaders.read(headers, judge);
    }

    static Carriers carriers(MimeMessage message) throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (String name : KEPT_IDS) {
            ids.addAll(values(message, name));
        }
        return new Carriers(values(message, Identity.HEADER), ids);
    }

    private static List<String> values(MimeMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    /** Whether its body may be read: a report of RFC 6522, or something of several parts that a program sent. Other people's mail is none of our business. */
    static boolean mayReport(MimeMessage message) throws MessagingException {
        String type = String.join("", values(message, "Content-Type")).strip().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/report") || (type.startsWith("multipart/") && isAutomatic(message));
    }

    private static boolean isAutomatic(MimeMessage message) throws MessagingException {
        return values(message, "Return-Path").stream()
                        .anyMatch(path -> path.strip().equals("<>"))
                || values(message, "Auto-Submitted").stream()
                        .anyMatch(
                                value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"));
    }
}
