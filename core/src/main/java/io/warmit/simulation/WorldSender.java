package io.warmit.simulation;

import io.warmit.placement.Placement;
import io.warmit.schedule.Draw;
import io.warmit.simulation.WorldMailbox.Arrival;
import io.warmit.transport.Fence;
import io.warmit.transport.Outgoing;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.SendOutcome.Reply;
import io.warmit.transport.SendOutcome.Stage;
import io.warmit.transport.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The submission server of the mail world. */
final class WorldSender implements Sender {
    private final MailWorld world;
    private final InstantSource clock;
    private final Draw draw;

    WorldSender(MailWorld world, InstantSource clock, Draw draw) {
        this.world = world;
        this.clock = clock;
        this.draw = draw;
    }

    @Override
    public SendOutcome send(Outgoing mail, Fence fence) {
        WorldMailbox receiver = world.mailbox(mail.to());
        ProviderModel model = receiver.model();
        if (world.nextTry(mail) == 1 && draw.unit("world-defer", mail.token()) < model.deferShare()) {
            return new SendOutcome.Deferred(new Reply(Stage.RCPT, 451, "4.7.1 greylisted, try again later"));
        }
        if (draw.unit("world-reject", mail.token()) < model.rejectShare()) {
            return new SendOutcome.Rejected(new Reply(Stage.RCPT, 550, "5.3.0 not taken"));
        }
        if (!fence.set()) {
            return new SendOutcome.FenceLost();
        }
        world.sent(mail);
        world.mailbox(mail.from())
                .keep(new WorldCopy(
                        Optional.of(mail.ownHeader()),
                        mail.messageId(),
                        Optional.empty(),
                        clock.instant(),
                        Optional.empty()));
        deliver(mail, receiver);
        return new SendOutcome.Accepted(new Reply(Stage.DOT, 250, "2.0.0 queued as " + mail.token()));
    }

    private void deliver(Outgoing mail, WorldMailbox receiver) {
        ProviderModel model = receiver.model();
        if (draw.unit("world-loss", mail.token()) < model.lossShare()) {
            world.fated(mail.token(), Optional.empty());
            return;
        }
        Instant at = clock.instant().plus(model.delay().at(draw.unit("world-delay", mail.token()), 3));
        double place = draw.unit("world-place", mail.token());
        double junk = world.junkShare(mail.from().domain(), receiver);
        Optional<String> tab =
                place >= junk && place < junk + model.tabShare() ? Optional.of("promotions") : Optional.empty();
        boolean other = place >= 1 - model.otherShare();
        String folder = place < junk ? model.junkFolder() : other ? WorldMailbox.SORTED : "INBOX";
        String shownId =
                model.rewritesMessageId() ? "<" + mail.token() + "@" + model.name() + ".example>" : mail.messageId();
        Placement placement = place < junk
                ? Placement.SPAM
                : other ? Placement.OTHER : tab.isPresent() ? Placement.TAB : Placement.INBOX;
        world.fated(mail.token(), Optional.of(new MailWorld.Fate(at, placement)));
        receiver.expect(new Arrival(
                at,
                folder,
                new WorldCopy(
                        model.stripsOwnHeader() ? Optional.empty() : Optional.of(mail.ownHeader()),
                        shownId,
                        model.rewritesMessageId() ? Optional.of(mail.messageId()) : Optional.empty(),
                        at,
                        tab)));
    }

    @Override
    public void close() {}
}
