package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;

import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Statements that read many mailboxes, by their addresses. No visit needs one. */
final class MailboxLists {
    static final Statement ALL = where(DSL.noCondition());
    static final Statement OF_POOL = where(MAILBOX.POOL_ID.eq((Long) null));
    static final Statement OF_DOMAIN = where(MAILBOX.DOMAIN.eq((String) null));
    static final Statement DECLARED_IN = where(MAILBOX.MANAGED.startsWith((String) null));

    /** In the words of the index mailbox_noteworthy, which serves no others. */
    static final Statement NOTEWORTHY = where(MAILBOX.STATUS
            .ne(DSL.inline(Status.ACTIVE.word()))
            .or(MAILBOX.MODE.eq(DSL.inline(Mode.OBSERVE.name())))
            .or(MAILBOX.SECRET.like(DSL.inline("oauth%"))));

    private MailboxLists() {}

    private static Statement where(Condition condition) {
        return Statement.of(sql ->
                sql.select(MAILBOX.fields()).from(MAILBOX).where(condition).orderBy(MAILBOX.ADDRESS));
    }
}
