package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Profile;
import io.warmit.message.Identity;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.transport.Abilities;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.Outgoing;
import io.warmit.transport.Reach;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.Sender;
import io.warmit.transport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends one mail from a mailbox to itself, waits for it, learns what its servers do with mail, and removes it again. */
public final class LoopBack {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Warmit warmit;
    private final Duration patience;

    LoopBack(Warmit warmit, Duration patience) {
        this.warmit = warmit;
        this.patience = patience;
    }

    /** How it ended. */
    public sealed interface Ended {
        /**
         * The mail came back, and what it showed is stored.
         *
         * @param sent how long the submission took, up to the answer to the dot
         * @param answer of the server to the dot
         * @param left folders in which a copy had to be left, since the server can remove none
         */
        record Usable(Profile profile, Duration sent, String answer, List<String> left) implements Ended {}

        /** It was not sent, or not seen again; nothing was learnt. */
        record Unusable(Problem problem) implements Ended {}
    }

    /**
     * Sent only where both logins have just succeeded; what it showed stands beside them.
     *
     * @throws UserError if the mailbox only observes: such a one never sends, and nothing of it is ever removed
     */
    public Tried after(Tried logins, Mailbox mailbox) {
        if (mailbox.mode() == Mode.OBSERVE) {
            throw new UserError(Problem.of(Code.E1003, mailbox.address() + " only observes, and never sends")
                    .about("--loopback")
                    .because("an observer is the control group: it stays as its provider left it")
                    .fixedBy("name other mailboxes, or leave --loopback out"));
        }
        return logins.passed() ? logins.with(of(mailbox)) : logins;
    }

    /** One mail leaves; it counts against the mailbox's cap as mail of another program. One connection at a time, as in a visit. */
    Ended of(Mailbox mailbox) {
        Instant start = warmit.clock().instant();
        Outgoing mail = mail(mailbox, start);
        // From here on only what is new is looked at.
        Look before = look(
                mailbox,
                inbox -> inbox.look(warmit.store().marks().of(mailbox.id()), start.minus(CLOCKS), Reach.EVERYWHERE));
        if (before.problem().isPresent()) {
            return new Ended.Unusable(before.problem().get());
        }
        // Whatever its server answers, it may have left.
        book(mailbox, start);
        long sending = System.nanoTime();
        SendOutcome outcome = send(mailbox, mail);
        Optional<Problem> refused = refused(mailbox, outcome);
        if (refused.isPresent()) {
            return new Ended.Unusable(refused.get());
        }
        Duration sent = since(sending);
        String answer = outcome instanceof SendOutcome.Accepted(SendOutcome.Reply reply) ? reply.words() : "no answer";
        return look(mailbox, inbox -> await(mailbox, inbox, mail, before.marks(), start, sent, answer));
    }

    private <T> T look(Mailbox mailbox, Function<Inbox, T> work) {
        try (Inbox inbox = warmit.post().unlearnt(mailbox)) {
            return work.apply(inbox);
        }
    }

    private Ended await(
            Mailbox mailbox,
            Inbox inbox,
            Outgoing mail,
            List<FolderMark> marks,
            Instant start,
            Duration sent,
            String answer) {
        long accepted = System.nanoTime();
        Optional<List<Sighting>> seen = await(inbox, mail, marks, start);
        Duration way = since(accepted);
        if (seen.isEmpty()) {
            return new Ended.Unusable(notSeen(mailbox));
        }
        Optional<Abilities> abilities = inbox.abilities(first(seen.get()));
        List<String> left = removed(inbox, mail, seen.get());
        if (abilities.isEmpty()) {
            return new Ended.Unusable(brokenOff(mailbox));
        }
        Profile profile = profile(mail, seen.get(), way, abilities.get());
        warmit.store().profiles().put(mailbox.id(), profile);
        warmit.store().owned().received(mailbox, warmit.clock().instant());
        return new Ended.Usable(profile, sent, answer, left);
    }

    private Outgoing mail(Mailbox mailbox, Instant now) {
        Token token = warmit.key().loopBack(mailbox.address(), now);
        return new Outgoing(
                token,
                mailbox.address(),
                mailbox.name(),
                mailbox.address(),
                mailbox.name(),
                Identity.messageId(token, now, mailbox.address()),
                Identity.ownHeader(warmit.key(), token, mailbox.address(), mailbox.address()),
                Optional.empty(),
                List.of(),
                now,
                true,
                "A test of this mailbox",
                """
                This mail was sent by "warmit mailbox test --loopback" from this mailbox to itself,
                to see what its servers do with mail. It is removed as soon as it was found.
                """);
    }

    private SendOutcome send(Mailbox mailbox, Outgoing mail) {
        try (Sender sender = warmit.post().sender(mailbox)) {
            return sender.send(mail, () -> true);
        }
    }

    private void book(Mailbox mailbox, Instant now) {
        var store = warmit.store();
        var room = warmit.limits().room(mailbox);
        store.debits().exclusively(mailbox.id(), room, () -> {
            store.debits().ofOther(mailbox.id(), store.ids().next(), room, now);
            store.events().ofMailbox(now, "loop-back", mailbox.id(), "one mail to itself");
            return true;
        });
    }

    /** Empty: it left, or may have. */
    private static Optional<Problem> refused(Mailbox mailbox, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.NoCredential(Problem problem) -> Optional.of(problem);
            case SendOutcome.NotSent(var _, Problem problem) -> Optional.of(problem);
            case SendOutcome.LoginRefused(var _, Problem problem) -> Optional.of(problem);
            case SendOutcome.Deferred(SendOutcome.Reply reply) -> Optional.of(refused(mailbox, reply.refusal()));
            case SendOutcome.Rejected(SendOutcome.Reply reply) -> Optional.of(refused(mailbox, reply.refusal()));
            case SendOutcome.Unknown _, SendOutcome.Accepted _ -> Optional.empty();
            case SendOutcome.FenceLost _ -> throw new IllegalStateException("a loop-back has no fence to lose");
        };
    }

    private static Problem refused(Mailbox mailbox, String words) {
        return Problem.of(Code.E1302, mailbox.smtp().hostAndPort() + " does not take mail from " + mailbox.address())
                .because("it answered " + words)
                .fixedBy("mend what the server names, then: warmit mailbox test " + mailbox.address() + " --loopback");
    }

    private Problem notSeen(Mailbox mailbox) {
        return Problem.of(
                        Code.E1403,
                        "the mail that " + mailbox.address() + " sent to itself was not seen within "
                                + patience.toSeconds() + " s")
                .because("it is delayed or lost, or no header that names it survives; such a mailbox cannot take part")
                .fixedBy("warmit mailbox test " + mailbox.address() + " --loopback --timeout 5m");
    }

    private static Problem brokenOff(Mailbox mailbox) {
        return Problem.of(Code.E1401, mailbox.imap().hostAndPort() + " broke off while it was asked what it can do")
                .because("the test mail came back and was removed; what else the server does is not known")
                .fixedBy("warmit mailbox test " + mailbox.address() + " --loopback");
    }

    /** Where it was delivered; a folder that shows all mail shows the sent copy too. */
    private static Sighting first(List<Sighting> seen) {
        return seen.stream()
                .filter(copy -> copy.role() != FolderRole.ARCHIVE && copy.role() != FolderRole.SENT)
                .findFirst()
                .orElseGet(seen::getFirst);
    }

    private static boolean arrived(List<Sighting> seen) {
        return seen.stream().anyMatch(copy -> copy.role() != FolderRole.ARCHIVE && copy.role() != FolderRole.SENT);
    }

    /** Every copy that proves to be this mail, as soon as one was delivered. One that shows up in the archive alone was filed there at once. */
    private Optional<List<Sighting>> await(Inbox inbox, Outgoing mail, List<FolderMark> marks, Instant start) {
        Proof proof = proof(mail);
        long begun = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (since(begun).compareTo(patience) < 0) {
            List<Sighting> seen = new ArrayList<>(ours(inbox, marks, start, Reach.EVERYWHERE, proof));
            boolean last = since(begun).plus(pause).compareTo(patience) >= 0;
            if (arrived(seen) || (last && !seen.isEmpty())) {
                seen.addAll(ours(inbox, marks, start, Reach.SENT, proof));
                return Optional.of(seen);
            }
            if (!slept(pause)) {
                return Optional.empty();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return Optional.empty();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static List<Sighting> ours(Inbox inbox, List<FolderMark> marks, Instant start, Reach reach, Proof proof) {
        return inbox.look(marks, start.minus(CLOCKS), reach).sightings().stream()
                .filter(copy -> proof.fits(copy.carriers()))
                .toList();
    }

    private Proof proof(Outgoing mail) {
        return new Proof(
                mail.token(), warmit.key().proof(mail.token(), mail.from(), mail.to()), Optional.of(mail.messageId()));
    }

    private Profile profile(Outgoing mail, List<Sighting> seen, Duration way, Abilities abilities) {
        Sighting received = first(seen);
        return new Profile(
                warmit.clock().instant(),
                way,
                received.folder(),
                received.seenMessageId().filter(mail.messageId()::equals).isEmpty(),
                !received.carriers().own().isEmpty(),
                seen.stream().anyMatch(copy -> copy.role() == FolderRole.SENT),
                abilities.searches(),
                abilities.move(),
                abilities.uidPlus(),
                abilities.quota(),
                received.verdict().by(),
                received.verdict().transit().tls());
    }

    /** Removes every copy; answers the folders where one had to be left. */
    private List<String> removed(Inbox inbox, Outgoing mail, List<Sighting> seen) {
        List<String> left = new ArrayList<>();
        for (Sighting copy : seen) {
            Found at = new Found(copy.folder(), copy.uidValidity(), copy.uid());
            switch (inbox.apply(proof(mail), at, new Act.Remove())) {
                case ActOutcome.Removed _, ActOutcome.Done _, ActOutcome.Gone _ -> {}
                case ActOutcome.Failed _, ActOutcome.Unsupported _, ActOutcome.NoFolder _ -> left.add(copy.folder());
            }
        }
        return left;
    }

    /** False: somebody wants this to end. */
    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
