package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.mailbox.Mailbox;

/** Who may write to whom at all, whatever is used up today. */
final class Eligible {
    private Eligible() {}

    /** Whether a sender may write to a receiver: another mailbox that takes part, of the same language, and of another domain where its own is never written to. */
    static boolean of(Mailbox sender, Mailbox receiver, SameDomain own) {
        return receiver.id() != sender.id()
                && receiver.canReceive()
                && receiver.language().equals(sender.language())
                && (own != SameDomain.NEVER
                        || !receiver.address().domain().equals(sender.address().domain()));
    }
}
