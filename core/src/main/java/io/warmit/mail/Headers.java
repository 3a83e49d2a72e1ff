package io.warmit.mail;

import io.warmit.message.Identity;
import io.warmit.message.Token;
import jakarta.mail.FetchProfile;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
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

    /** Token and proof of our own header. */
    static Optional<Identity.Own> own(MimeMessage message) throws MessagingException {
        String[] values = message.getHeader(Identity.HEADER);
        return values == null || values.length == 0 ? Optional.empty() : Identity.inOwnHeader(values[0]);
    }

    /** The token by any carrier, the one with the proof first. */
    static Optional<Token> token(MimeMessage message) throws MessagingException {
        Optional<Token> own = own(message).map(Identity.Own::token);
        for (String name : KEPT_IDS) {
            String[] values = message.getHeader(name);
            if (own.isEmpty() && values != null && values.length > 0) {
                own = Identity.inMessageId(values[0]);
            }
        }
        return own;
    }

    static boolean isReport(MimeMessage message) throws MessagingException {
        String type = message.getHeader("Content-Type", null);
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/report");
    }
}
