package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.mailbox.Mailbox;
import io.warmit.planning.Partner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
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
                    MESSAGE.DAY.eq((Long) null),
                    OPENER,
                    MESSAGE.RECEIVER_ID.in(Collections.nCopies(SAMPLE, DSL.val((Long) null, Long.class))))
            .groupBy(MESSAGE.RECEIVER_ID));

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

    Sample of(Mailbox sender, LocalDate day, int lot) {
        Sample whole = all(sender, day, lot);
        List<Partner> partners = whole.partners().stream()
                .filter(partner -> partner.mailbox().canReceive())
                .toList();
        double scale = whole.partners().isEmpty()
                ? 1
                : (double) whole.all() / whole.partners().size();
        return new Sample(partners, (int) Math.round(partners.size() * scale));
    }

    /** Also those that cannot take part now. */
    Sample all(Mailbox sender, LocalDate day, int lot) {
        List<Mailbox> members = members(sender.poolId(), lot);
        int size = database.find(SIZE, Row::integer, sender.poolId()).orElse(0);
        double scale = members.isEmpty() ? 1 : Math.max(1, (double) size / members.size());
        long sampledSenders = members.stream().filter(Mailbox::canSend).count();
        Map<Long, Contact> contacts = contacts(sender.id(), day);
        Map<Long, Integer> received = received(members, day);
        List<Partner> partners = new ArrayList<>();
        for (Mailbox member : members) {
            if (member.id() == sender.id()) {
                continue;
            }
            Optional<Contact> contact = Optional.ofNullable(contacts.get(member.id()));
            long others = sampledSenders - (member.canSend() ? 1 : 0);
            partners.add(new Partner(
                    member,
                    contact.map(Contact::today).orElse(0),
                    contact.map(Contact::last),
                    received.getOrDefault(member.id(), 0),
                    (int) Math.max(1, Math.round(others * scale))));
        }
        int all = (int) Math.round(partners.size() * scale);
        return new Sample(partners, all);
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

    private Map<Long, Integer> received(List<Mailbox> members, LocalDate day) {
        Map<Long, Integer> received = new HashMap<>();
        @Nullable Object[] values = new @Nullable Object[SAMPLE + 1];
        values[0] = day;
        for (int i = 0; i < SAMPLE; i++) {
            values[i + 1] = i < members.size() ? members.get(i).id() : NOBODY;
        }
        database.list(RECEIVED, row -> received.put(row.number(), row.integer()), values);
        return received;
    }
}
