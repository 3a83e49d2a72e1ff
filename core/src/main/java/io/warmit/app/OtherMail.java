package io.warmit.app;

import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import io.warmit.planning.FirstDays;
import io.warmit.planning.OneMore;
import io.warmit.planning.Room;
import io.warmit.planning.SendGate;
import io.warmit.store.PaceStore;
import io.warmit.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Mail that other programs send from the same mailboxes: whether it may leave now, and booking it, so that both together keep to the caps. */
public final class OtherMail {
    private final Warmit warmit;
    private final Store store;

    OtherMail(Warmit warmit) {
        this.warmit = warmit;
        this.store = warmit.store();
    }

    /** Whether one more may leave now. Nothing is booked. */
    public SendGate ask(Mailbox mailbox) {
        Instant now = warmit.clock().instant();
        Optional<Enrolment> enrolment = store.campaigns().enrolmentOf(mailbox.id());
        return OneMore.check(facts(FirstDays.capped(mailbox, enrolment), enrolment, now));
    }

    /** The same, and when it may, it is booked as sent. Of two that ask at the same time only one gets a place that both would need. */
    public SendGate take(Mailbox mailbox) {
        Optional<Enrolment> enrolment = store.campaigns().enrolmentOf(mailbox.id());
        Mailbox capped = FirstDays.capped(mailbox, enrolment);
        Room room = room(capped, enrolment, warmit.clock().instant());
        return store.debits().exclusively(mailbox.id(), room, () -> {
            Instant now = warmit.clock().instant();
            SendGate answer = OneMore.check(facts(capped, enrolment, now));
            if (answer instanceof SendGate.Go) {
                store.debits().ofOther(mailbox.id(), store.ids().next(), room, now);
                store.events().ofMailbox(now, "other-mail", mailbox.id(), "booked by another program");
            }
            return answer;
        });
    }

    /** The caps that mail of a mailbox must find room in; in its first days its people come first. */
    Room room(Mailbox mailbox, Optional<Enrolment> enrolment, Instant now) {
        Room room = warmit.limits().room(mailbox);
        return FirstDays.last(enrolment)
                ? store.ownMail().of(mailbox.id(), now).cap(now).map(room::and).orElse(room)
                : room;
    }

    private OneMore.Facts facts(Mailbox mailbox, Optional<Enrolment> enrolment, Instant now) {
        Room room = room(mailbox, enrolment, now);
        return new OneMore.Facts(
                now,
                mailbox,
                gap(mailbox, enrolment, now),
                store.messages().lastDot(mailbox.id()),
                store.debits().since(mailbox.id(), now.minus(room.longest())),
                room,
                store.shared().used(room, now),
                store.rests().ofSender(mailbox.id(), now),
                store.recoveries().running(now));
    }

    /** Without a campaign nothing of warmit's leaves, and no gap is kept. */
    private Duration gap(Mailbox mailbox, Optional<Enrolment> enrolment, Instant now) {
        LocalDate today = now.atZone(mailbox.zone()).toLocalDate();
        double stretch = SendGate.gapFactor(
                store.paces().find(mailbox.id(), today).map(PaceStore.Stored::move),
                store.rests().slowdown(mailbox.provider()),
                now);
        return enrolment
                .map(found -> SendGate.gap(found.campaign().settings(), stretch))
                .orElse(Duration.ZERO);
    }
}
