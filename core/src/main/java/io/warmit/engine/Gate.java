package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.message.Kind;
import io.warmit.planning.FirstMessage;
import io.warmit.planning.Rest;
import io.warmit.planning.Room;
import io.warmit.planning.SendGate;
import io.warmit.store.NextDue.DueSend;
import io.warmit.store.PaceStore;
import io.warmit.store.SendReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads once what the check before a send needs; the check itself is a pure decision. */
final class Gate {
    private final VisitContext visit;
    private final List<Instant> debits;
    private final Optional<Instant> lastDot;
    private final double gapFactor;
    private final Room room;
    private final Room.Used used;
    private final Optional<Rest> rest;
    private final Optional<Instant> first;

    Gate(Parts parts, VisitContext visit, SendReader.Sender known, Instant now) {
        this.visit = visit;
        long sender = visit.mailbox().id();
        room = visit.room();
        debits = known.debits();
        used = parts.store().shared().used(room, now);
        lastDot = known.lastDot();
        LocalDate today = now.atZone(visit.mailbox().zone()).toLocalDate();
        rest = known.rest();
        first = visit.mailbox().owned().sent().isPresent()
                ? Optional.empty()
                : parts.store().owned().underWayFrom(sender, now.minus(FirstMessage.PATIENCE));
        gapFactor = SendGate.gapFactor(visit.pace(today).map(PaceStore.Stored::move), known.slowdown(), now);
    }

    SendGate at(DueSend send, Instant when) {
        Campaign campaign = visit.campaign(send.campaignId());
        return SendGate.check(new SendGate.Facts(
                when,
                visit.mailbox(),
                campaign,
                send.kind() == Kind.REPLY,
                send.due(),
                send.expires(),
                visit.window(campaign),
                lastDot,
                gapFactor,
                debits,
                room,
                used,
                rest,
                first));
    }
}
