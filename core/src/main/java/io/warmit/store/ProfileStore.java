package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.PROFILE;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;

/** What a loop-back showed of the servers of each mailbox; the latest counts, until the login changes. */
public final class ProfileStore {
    /** What was learnt with another login tells nothing of the servers of today. */
    private static final Condition OF_THESE_SERVERS =
            MAILBOX.ID.eq(PROFILE.MAILBOX_ID).and(PROFILE.AT.ge(MAILBOX.LOGIN_SINCE));

    private static final Statement JUDGE = Statement.of(sql -> sql.select(PROFILE.JUDGED_BY)
            .from(PROFILE)
            .join(MAILBOX)
            .on(OF_THESE_SERVERS)
            .where(PROFILE.MAILBOX_ID.eq((Long) null)));

    private final Database database;

    ProfileStore(Database database) {
        this.database = database;
    }

    public Optional<Profile> find(long mailboxId) {
        return database.read(sql -> sql.select(PROFILE.fields())
                .from(PROFILE)
                .join(MAILBOX)
                .on(OF_THESE_SERVERS)
                .where(PROFILE.MAILBOX_ID.eq(mailboxId))
                .fetchOptionalInto(PROFILE)
                .map(row -> new Profile(
                        Instant.ofEpochMilli(row.getAt()),
                        Duration.ofMillis(row.getWay()),
                        row.getFolder(),
                        row.getRewritesId(),
                        row.getKeepsHeader(),
                        row.getFilesSent(),
                        row.getSearches(),
                        row.getMove(),
                        row.getUidPlus(),
                        row.getQuota(),
                        Optional.ofNullable(row.getJudgedBy()),
                        Optional.ofNullable(row.getTls()))));
    }

    /** The name under which the mailbox's server writes Authentication-Results (RFC 8601), if a loop-back showed it. */
    public Optional<String> judge(Mailbox mailbox) {
        return database.find(JUDGE, Row::maybeText, mailbox.id()).flatMap(name -> name);
    }

    public void put(long mailboxId, Profile profile) {
        database.write(sql -> {
            sql.deleteFrom(PROFILE).where(PROFILE.MAILBOX_ID.eq(mailboxId)).execute();
            return sql.insertInto(PROFILE)
                    .set(PROFILE.MAILBOX_ID, mailboxId)
                    .set(PROFILE.AT, profile.learnt().toEpochMilli())
                    .set(PROFILE.WAY, profile.way().toMillis())
                    .set(PROFILE.FOLDER, profile.folder())
                    .set(PROFILE.REWRITES_ID, profile.rewritesMessageId())
                    .set(PROFILE.KEEPS_HEADER, profile.keepsHeader())
                    .set(PROFILE.FILES_SENT, profile.filesSent())
                    .set(PROFILE.SEARCHES, profile.searches())
                    .set(PROFILE.MOVE, profile.move())
                    .set(PROFILE.UID_PLUS, profile.uidPlus())
                    .set(PROFILE.QUOTA, profile.quota())
                    .set(PROFILE.JUDGED_BY, profile.judgedBy().orElse(null))
                    .set(PROFILE.TLS, profile.tls().orElse(null))
                    .execute();
        });
    }
}
