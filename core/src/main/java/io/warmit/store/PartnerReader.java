package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.mailbox.Mailbox;
import io.warmit.planning.Partner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the other mailboxes of a sender's pool: all of a small one, a drawn sample of a large one. */
final class PartnerReader {
    private static final int SAMPLE = 200;
    private static final int COUNTED = 1001;
    private static final int CONTACTS = 7;
    private static final long NOBODY = -1;
    private static final Condition OPENER =
            MESSAGE.KIND.eq(inline("WARMUP")).and(MESSAGE.STATE.notIn(inline("SKIPPED"), inline("FAILED")));

    private static final Statement FROM_LOT = Statement.of(sql -> sql.select(MAILBOX.fields())
            .from(MAILBOX)
            .where(MAILBOX.POOL_ID.eq((Long) null), MAILBOX.LOT.ge((Integer) null))
            .orderBy(MAILBOX.LOT, MAILBOX.ADDRESS)
            .limit(inline(SAMPLE)));
    private static final Statement TO_LOT = Statement.of(sql -> sql.select(MAILBOX.fields())
            .from(MAILBOX)
            .where(MAILBOX.POOL_ID.eq((Long) null), MAILBOX.LOT.lt((Integer) null))
            .orderBy(MAILBOX.LOT, MAILBOX.ADDRESS)
            .limit(inline(SAMPLE)));
    private static final Statement SIZE = Statement.of(sql -> sql.selectCount()
            .from(sql.select(inline(1).as("one"))
                    .from(MAILBOX)
                    .where(MAILBOX.POOL_ID.eq((Long) null))
                    .limit(inline(COUNTED))));
    private static final Field<Integer> ON_DAY =
            when(MESSAGE.DAY.eq((Long) null), inline(1)).otherwise(inline(0));
    private static final Statement CONTACT =
            Statement.of(sql -> sql.select(MESSAGE.RECEIVER_ID, max(MESSAGE.DAY), sum(ON_DAY))
                    .from(MESSAGE)
                    .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.DAY.ge((Long) null), OPENER)
                    .groupBy(MESSAGE.RECEIVER_ID));
    private static final Statement RECEIVED = Statement.of(sql -> sql.select(MESSAGE.RECEIVER_ID, count())
            .from(MESSAGE)
            .where(
                    MESSAGE.DAY.ge((Long) null),
                    MESSAGE.DAY.le((Long) null),
                    MESSAGE.DUE_AT.ge((Long) null),
                    MESSAGE.DUE_AT.lt((Long) null),
                    OPENER,
                    MESSAGE.RECEIVER_ID.in(anyIds()))
            .groupBy(MESSAGE.RECEIVER_ID));

    /** In the order of their ids, so that two who plan at the same time wait for each other and never in a circle. On SQLite, which has one writer, nothing needs a lock. */
    private static final Statement LOCK = Statement.of(sql -> {
        var rows = sql.select(MAILBOX.ID)
                .from(MAILBOX)
                .where(MAILBOX.ID.in(anyIds()))
                .orderBy(MAILBOX.ID);
        return sql.dialect() == SQLDialect.POSTGRES ? rows.forNoKeyUpdate() : rows;
    });

    private final Database database;

    PartnerReader(Database database) {
        this.database = database;
    }

    /**
     * Partners of a sender.
     *
     * @param all how many the whole pool has, at most 1,000
     */
    record Sample(List<Partner> partners, int all) {}

    private record Contact(LocalDate last, int today) {}

    /**
     * Those who can be written to now and do not rest, for a plan that is written in the same transaction. Where several workers plan at a time, nobody else plans for these mailboxes before it ends: what
     * they receive is counted once they are locked, and never passes receive_max.
     */
    Sample of(Mailbox sender, LocalDate day, int lot, SameDomain own, Set<Long> resting) {
        List<Mailbox> members = members(sender.poolId(), lot);
        if (database.onPostgres()) {
            database.list(LOCK, Row::number, ids(members, 0));
        }
        Sample whole = of(sender, day, members, own);
        List<Partner> partners = whole.partners().stream()
                .filter(partner -> partner.mailbox().canReceive()
                        && !resting.contains(partner.mailbox().id())
                        && partner.mailbox().language().equals(sender.language()))
                .toList();
        double scale = whole.partners().isEmpty()
                ? 1
                : (double) whole.all() / whole.partners().size();
        return new Sample(partners, (int) Math.round(partners.size() * scale));
    }

    /** Also those that cannot take part now. */
    Sample all(Mailbox sender, LocalDate day, int lot, SameDomain own) {
        return of(sender, day, members(sender.poolId(), lot), own);
    }

    private Sample of(Mailbox sender, LocalDate day, List<Mailbox> members, SameDomain own) {
        int size = database.find(SIZE, Row::integer, sender.poolId()).orElse(0);
        double scale = members.isEmpty() ? 1 : Math.max(1, (double) size / members.size());
        Senders senders = new Senders(members, own);
        Map<Long, Contact> contacts = contacts(sender.id(), day);
        Map<Long, Integer> received = received(sender, members, day);
        List<Partner> partners = new ArrayList<>();
        for (Mailbox member : members) {
            if (member.id() == sender.id()) {
                continue;
            }
            Optional<Contact> contact = Optional.ofNullable(contacts.get(member.id()));
            partners.add(new Partner(
                    member,
                    contact.map(Contact::today).orElse(0),
                    contact.map(Contact::last),
                    received.getOrDefault(member.id(), 0),
                    (int) Math.max(1, Math.round(senders.to(member) * scale))));
        }
        int all = (int) Math.round(partners.size() * scale);
        return new Sample(partners, all);
    }

    /** How many members may write to a receiver: of its language, and where a domain never writes to itself, of another. */
    private static final class Senders {
        private final boolean neverOwn;
        private final Map<String, Integer> byLanguage = new HashMap<>();
        private final Map<String, Integer> byDomain = new HashMap<>();

        Senders(List<Mailbox> members, SameDomain own) {
            neverOwn = own == SameDomain.NEVER;
            members.stream().filter(Mailbox::canSend).forEach(member -> {
                byLanguage.merge(member.language(), 1, Integer::sum);
                byDomain.merge(domain(member), 1, Integer::sum);
            });
        }

        int to(Mailbox receiver) {
            int own = receiver.canSend() ? 1 : 0;
            return byLanguage.getOrDefault(receiver.language(), 0)
                    - (neverOwn ? byDomain.getOrDefault(domain(receiver), 0) : own);
        }

        private static String domain(Mailbox mailbox) {
            return mailbox.language() + " " + mailbox.address().domain();
        }
    }

    private List<Mailbox> members(long pool, int lot) {
        List<Mailbox> members = new ArrayList<>(database.list(FROM_LOT, MailboxRows::read, pool, lot));
        if (members.size() < SAMPLE) {
            for (Mailbox member : database.list(TO_LOT, MailboxRows::read, pool, lot)) {
                if (members.size() < SAMPLE) {
                    members.add(member);
                }
            }
        }
        members.sort(java.util.Comparator.comparing(Mailbox::address));
        return members;
    }

    private Map<Long, Contact> contacts(long sender, LocalDate day) {
        Map<Long, Contact> contacts = new HashMap<>();
        database.list(
                CONTACT,
                row -> contacts.put(row.number(), new Contact(row.day(), row.integer())),
                day,
                sender,
                day.minusDays(CONTACTS));
        return contacts;
    }

    /**
     * What each member receives on its own local day. Where the sender's day touches two of them the fuller one counts, so that neither passes the receiver's most.
     */
    private Map<Long, Integer> received(Mailbox sender, List<Mailbox> members, LocalDate day) {
        Instant from = day.atStartOfDay(sender.zone()).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(sender.zone()).toInstant();
        Map<ZoneId, List<Mailbox>> zones = members.stream().collect(Collectors.groupingBy(Mailbox::zone));
        Map<Long, Integer> received = new HashMap<>();
        zones.forEach((zone, receivers) -> {
            LocalDate last = to.minusMillis(1).atZone(zone).toLocalDate();
            for (LocalDate own = from.atZone(zone).toLocalDate(); !own.isAfter(last); own = own.plusDays(1)) {
                Instant opens = own.atStartOfDay(zone).toInstant();
                Instant closes = own.plusDays(1).atStartOfDay(zone).toInstant();
                @Nullable Object[] values = ids(receivers, 4);
                values[0] = day(opens, zones.keySet(), Math::min);
                values[1] = day(closes.minusMillis(1), zones.keySet(), Math::max);
                values[2] = opens;
                values[3] = closes;
                database.list(RECEIVED, row -> received.merge(row.number(), row.integer(), Math::max), values);
            }
        });
        return received;
    }

    /** The first or last day that some member has at an instant: a message is stored under its sender's. */
    private static LocalDate day(Instant at, Collection<ZoneId> zones, LongBinaryOperator choice) {
        return LocalDate.ofEpochDay(zones.stream()
                .mapToLong(zone -> at.atZone(zone).toLocalDate().toEpochDay())
                .reduce(choice)
                .orElseThrow());
    }

    /** As many parameters as a full sample needs, after some that are still to be filled in. */
    private static @Nullable Object[] ids(List<Mailbox> members, int after) {
        @Nullable Object[] values = new @Nullable Object[SAMPLE + after];
        for (int i = 0; i < SAMPLE; i++) {
            values[i + after] = i < members.size() ? members.get(i).id() : NOBODY;
        }
        return values;
    }

    private static List<Param<Long>> anyIds() {
        return Collections.nCopies(SAMPLE, DSL.val((Long) null, Long.class));
    }
}
