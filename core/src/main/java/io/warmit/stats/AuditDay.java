package io.warmit.stats;

import java.time.LocalDate;

/**
 * One sender on one of its local days, as the ledger and the messages tell it.
 *
 * @param sender its address
 * @param planned messages that the ledger says were planned
 * @param messages rows of messages that are there
 * @param equation its left side from the ledger, its right side from the messages
 */
public record AuditDay(LocalDate day, String sender, int planned, int messages, Conservation equation) {
    /** Nothing counted yet. */
    public static AuditDay empty(LocalDate day, String sender) {
        return new AuditDay(day, sender, 0, 0, Conservation.NOTHING);
    }

    public AuditDay plus(AuditDay more) {
        return new AuditDay(
                day, sender, planned + more.planned, messages + more.messages, equation.plus(more.equation));
    }
}
