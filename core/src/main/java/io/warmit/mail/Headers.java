package io.warmit.mail;

import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import jakarta.mail.FetchProfile;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** The headers that may carry a token, and nothing else of other people's mail. */
final class Headers {
    private static final List<String> KEPT_IDS =
            List.of("Message-ID", "X-Microsoft-Original-Message-ID", "X-Google-Original-Message-ID");

    private Headers() {}

    static FetchProfile profile() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(Identity.HEADER);
        KEPT_IDS.forEach(profile::add);
        profile.add("Content-Type");
        return profile;
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

    static boolean isReport(MimeMessage message) throws MessagingException {
        String type = message.getHeader("Content-Type", null);
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/report");
    }
}
