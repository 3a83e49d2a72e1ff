package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Enrolment;
import io.warmit.holiday.Calendars;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.Proof;
import io.warmit.planning.FirstDays;
import io.warmit.planning.Fullness;
import io.warmit.planning.Gathering;
import io.warmit.planning.Opening;
import io.warmit.planning.OwnMail;
import io.warmit.planning.Room;
import io.warmit.planning.Windows;
import io.warmit.schedule.SendWindow;
import io.warmit.store.MailboxStore;
import io.warmit.store.NextDue;
import io.warmit.store.PaceStore;
import io.warmit.store.SendReader;
import io.warmit.store.VisitReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a visit knows about its mailbox. Campaigns are read once. */
final class VisitContext {
    private final Parts parts;
    private final Map<Long, Campaign> campaigns = new HashMap<>();
    private final Map<LocalDate, Optional<PaceStore.Stored>> paces = new HashMap<>();
    private final Map<Long, Optional<MailboxStore.Found>> senders = new HashMap<>();
    private final Map<Long, Optional<Fullness>> fullness = new HashMap<>();
    private @Nullable NextDue due;
    private @Nullable OwnMail own;
    private @Nullable Gate gate;
    private final Mailbox begun;
    private Mailbox mailbox;
    private final Optional<Enrolment> enrolment;
    private final Gathering gathering;
    private boolean sessionWritten;

    private VisitContext(Parts parts, VisitReader.Begun found, Gathering gathering) {
        this.parts = parts;
        this.gathering = gathering;
        begun = found.mailbox();
        enrolment = found.enrolment().map(enrolled -> Calendars.of(enrolled, begun, now()));
        mailbox = FirstDays.capped(begun, enrolment);
        enrolment.ifPresent(enrolled -> campaigns.put(enrolled.campaign().id(), enrolled.campaign()));
        due = found.due();
        paces.putAll(found.paces());
    }

    /**
     * Read from the store; empty: there is no such mailbox.
     *
     * @param gathering what the visit lets gather
     */
    static Optional<VisitContext> of(Parts parts, long mailboxId, Gathering gathering) {
        return parts.store()
                .visits()
                .of(mailboxId, parts.clock().instant())
                .map(found -> new VisitContext(parts, found, gathering));
    }

    /** The mailbox, with the daily_max that counts today. */
    Mailbox mailbox() {
        return mailbox;
    }

    /** The mailbox as it is logged in to in this visit, whatever an operator has changed since. */
    Mailbox begun() {
        return begun;
    }

    /** What is due at the mailbox. It is asked for again only after a step has changed something. */
    NextDue due() {
        NextDue known = due;
        if (known == null) {
            known = parts.store().due().of(mailbox.id(), now());
            due = known;
        }
        return known;
    }

    /** What this visit opens the mailbox for. */
    Opening opening(NextDue due, boolean counts) {
        Instant now = now();
        return Opening.of(
                new Opening.Found(
                        gathering.free(due.session(), now),
                        look(due).filter(at -> !at.isAfter(now)).isPresent(),
                        due.recheck().filter(asked -> asked.due(now)).isPresent(),
                        due.awaitsReport(),
                        act(due).filter(at -> !at.isAfter(now)).isPresent(),
                        counts,
                        due.look().isPresent()),
                gathering);
    }

    /** When the next look has its turn. */
    Optional<Instant> look(NextDue due) {
        Instant now = now();
        // What proves a mailbox waits for nobody.
        boolean held = mailbox.owned().received().isPresent()
                && due.look()
                        .filter(at -> gathering.turn(at, due.session(), now).isAfter(at))
                        .isPresent();
        return held ? gathering.look(parts.store().due().sought(mailbox.id()), due.session(), now) : due.look();
    }

    /** When the next act has its turn, which keeps to the window. */
    Optional<Instant> act(NextDue due) {
        Instant now = now();
        return due.act()
                .filter(act -> mailbox.canAct())
                .map(act -> gathering.act(
                        act.at(),
                        due.session(),
                        window(campaign(act.campaignId())),
                        parts.draw(),
                        mailbox.address(),
                        now));
    }

    /** What this visit lets gather. */
    Gathering gathering() {
        return gathering;
    }

    /** The mailbox is open. Told once, in the transaction that writes what came of it. */
    void opened() {
        if (!sessionWritten) {
            parts.store().sessions().put(mailbox.id(), now());
            sessionWritten = true;
        }
    }

    /** The mailbox has changed in the store, for example lost its login. */
    void reload() {
        mailbox = parts.store()
                .mailboxes()
                .find(mailbox.id())
                .map(found -> FirstDays.capped(found, enrolment))
                .orElse(mailbox);
    }

    /** How full the mailbox was when its server was asked last. */
    Optional<Fullness> fullness() {
        return fullness.computeIfAbsent(mailbox.id(), parts.store().spaces()::find);
    }

    /** Its server was asked. */
    void learnt(Fullness now) {
        fullness.put(mailbox.id(), Optional.of(now));
    }

    /** What its people have sent themselves; nothing where that does not count any more. */
    OwnMail own() {
        OwnMail known = own;
        if (known == null) {
            known = FirstDays.last(enrolment) ? parts.store().ownMail().of(mailbox.id(), now()) : OwnMail.NONE;
            own = known;
        }
        return known;
    }

    /** Their mail was counted. */
    void forgetOwn() {
        own = null;
        gate = null;
    }

    /** The caps that its mail must find room in. */
    Room room() {
        Room room = parts.settings().limits().room(mailbox);
        return own().cap(now()).map(room::and).orElse(room);
    }

    /** The launched campaign that the mailbox takes part in. */
    Optional<Enrolment> enrolment() {
        return enrolment;
    }

    /** A campaign, with the holidays of this mailbox. */
    Campaign campaign(long id) {
        return campaigns.computeIfAbsent(
                id, key -> Calendars.of(parts.store().campaigns().byId(key), mailbox, now()));
    }

    /** What was decided for the mailbox on a day. */
    Optional<PaceStore.Stored> pace(LocalDate day) {
        return paces.computeIfAbsent(day, key -> parts.store().paces().find(mailbox.id(), key));
    }

    /** A step changes, or has changed, what is due. */
    void forget() {
        due = null;
        gate = null;
    }

    /** A step has planned, or has changed the pace of a day. */
    void forgetPaces() {
        paces.clear();
        gate = null;
    }

    /** The check before a send, with what it knows from now on. It is asked for again only after a step has changed something. */
    Gate gate() {
        Gate known = gate;
        if (known == null) {
            Instant now = now();
            known = gate(parts.store().sends().sender(mailbox, now.minus(room().longest()), now));
        }
        return known;
    }

    /** The check, for a sender that stands so. */
    Gate gate(SendReader.Sender sender) {
        Gate now = new Gate(parts, this, sender, now());
        gate = now;
        return now;
    }

    /** What a copy of a message to this mailbox must show; empty when it was not sent, or not to here, or nobody remembers its sender. */
    Optional<Proof> proof(Message message) {
        return message.receiverId() == mailbox.id()
                ? address(message.senderId()).flatMap(from -> Proof.of(parts.key(), message, from, mailbox.address()))
                : Optional.empty();
    }

    /** What the copy of a message from this mailbox that its provider keeps must show. */
    Optional<Proof> proofOfSent(Message message) {
        return message.senderId() == mailbox.id()
                ? address(message.receiverId()).flatMap(to -> Proof.of(parts.key(), message, mailbox.address(), to))
                : Optional.empty();
    }

    private Optional<Address> address(long id) {
        return sender(id).map(MailboxStore.Found::address);
    }

    /** Whether mail from a mailbox was never found before. */
    boolean unproved(long senderId) {
        return sender(senderId).filter(found -> !found.proved()).isPresent();
    }

    private Optional<MailboxStore.Found> sender(long id) {
        return senders.computeIfAbsent(id, key -> parts.store().mailboxes().sender(key));
    }

    SendWindow window(Campaign campaign) {
        return Windows.of(campaign.settings().times(), mailbox);
    }

    Instant now() {
        return parts.clock().instant();
    }
}
