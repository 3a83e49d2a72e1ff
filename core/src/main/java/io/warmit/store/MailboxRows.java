package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Mailboxes as rows. */
final class MailboxRows {
    private MailboxRows() {}

    /** Reads the columns in the table's order. */
    static Mailbox read(Row row) throws SQLException {
        long id = row.number();
        Address address = Address.of(row.text());
        row.skip();
        Optional<String> name = row.maybeText();
        long pool = row.number();
        Role role = Role.valueOf(row.text());
        Mode mode = Mode.valueOf(row.text());
        Status status = status(row.text());
        Optional<String> reason = row.maybeText();
        Optional<Instant> until = row.maybeInstant();
        Optional<Instant> statusSince = row.maybeInstant();
        Endpoint smtp = Endpoint.parse(row.text()).orElseThrow();
        Endpoint imap = Endpoint.parse(row.text()).orElseThrow();
        String login = row.text();
        SecretRef secret = SecretRef.parse(row.text()).orElseThrow();
        String provider = row.text();
        ZoneId zone = ZoneId.of(row.text());
        int dailyMax = row.integer();
        int receiveMax = row.integer();
        String language = row.text();
        Optional<Instant> proved = row.maybeInstant();
        Optional<String> managed = row.maybeText();
        int lot = row.integer();
        row.skip();
        long version = row.number();
        Optional<LocalDate> since = row.maybeNumber().map(LocalDate::ofEpochDay);
        Optional<String> country = row.maybeText();
        Optional<Instant> received = row.maybeInstant();
        Optional<Instant> sent = row.maybeInstant();
        NamedFolders folders = row.maybeText().map(NamedFolders::parse).orElse(NamedFolders.NONE);
        Owned owned = new Owned(row.instant(), proved, received, sent);
        return new Mailbox(
                id,
                address,
                name,
                pool,
                role,
                mode,
                status,
                reason,
                until,
                statusSince,
                smtp,
                imap,
                login,
                secret,
                provider,
                zone,
                dailyMax,
                receiveMax,
                language,
                since,
                country,
                folders,
                owned,
                managed,
                lot,
                version);
    }

    static Map<Field<?>, @Nullable Object> write(Mailbox mailbox) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(MAILBOX.ID, mailbox.id());
        row.put(MAILBOX.ADDRESS, mailbox.address().toString());
        row.put(MAILBOX.DOMAIN, mailbox.address().domain());
        row.put(MAILBOX.NAME, mailbox.name().orElse(null));
        row.put(MAILBOX.POOL_ID, mailbox.poolId());
        row.put(MAILBOX.ROLE, mailbox.role().name());
        row.put(MAILBOX.MODE, mailbox.mode().name());
        row.put(MAILBOX.STATUS, mailbox.status().word());
        row.put(MAILBOX.STATUS_REASON, mailbox.statusReason().orElse(null));
        row.put(
                MAILBOX.STATUS_UNTIL,
                mailbox.statusUntil().map(Instant::toEpochMilli).orElse(null));
        row.put(
                MAILBOX.STATUS_SINCE,
                mailbox.statusSince().map(Instant::toEpochMilli).orElse(null));
        row.put(MAILBOX.SMTP, mailbox.smtp().toString());
        row.put(MAILBOX.IMAP, mailbox.imap().toString());
        row.put(MAILBOX.LOGIN, mailbox.user());
        row.put(MAILBOX.SECRET, mailbox.secret().toString());
        row.put(MAILBOX.PROVIDER, mailbox.provider());
        row.put(MAILBOX.ZONE, mailbox.zone().getId());
        row.put(MAILBOX.DAILY_MAX, mailbox.dailyMax());
        row.put(MAILBOX.RECEIVE_MAX, mailbox.receiveMax());
        row.put(MAILBOX.LANGUAGE, mailbox.language());
        row.put(MAILBOX.SINCE, mailbox.since().map(LocalDate::toEpochDay).orElse(null));
        row.put(MAILBOX.COUNTRY, mailbox.country().orElse(null));
        row.put(MAILBOX.LOGIN_SINCE, mailbox.owned().since().toEpochMilli());
        row.put(
                MAILBOX.FOLDERS,
                mailbox.folders().isEmpty() ? null : mailbox.folders().text());
        row.put(MAILBOX.PROVED_AT, millis(mailbox.owned().logins()));
        row.put(MAILBOX.RECEIVED_PROVED_AT, millis(mailbox.owned().received()));
        row.put(MAILBOX.SENT_PROVED_AT, millis(mailbox.owned().sent()));
        row.put(MAILBOX.MANAGED, mailbox.managed().orElse(null));
        row.put(MAILBOX.LOT, mailbox.lot());
        row.put(MAILBOX.VERSION, mailbox.version());
        return row;
    }

    private static @Nullable Long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(null);
    }

    static Status status(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the store holds an unknown status " + word));
    }
}
