package io.warmit.simulation;

import io.warmit.message.Carriers;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Tab;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import io.warmit.transport.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The IMAP server of the mail world. */
final class WorldInbox implements Inbox {
    private static final Set<FolderRole> USUAL =
            EnumSet.of(FolderRole.INBOX, FolderRole.JUNK, FolderRole.ARCHIVE, FolderRole.TRASH);

    private final MailWorld world;
    private final WorldMailbox mailbox;
    private final InstantSource clock;

    WorldInbox(MailWorld world, WorldMailbox mailbox, InstantSource clock) {
        this.world = world;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public Look look(List<FolderMark> marks, Instant since, Reach reach) {
        if (!mailbox.isReadable()) {
            Problem problem = Problem.of(Code.E1401, "the IMAP server of " + mailbox.address() + " does not answer")
                    .because("the invented mail world keeps it away for a while")
                    .fixedBy("wait until it is back");
            return new Look(List.of(), List.of(), List.of(), false, Optional.of(problem));
        }
        mailbox.settle(clock.instant());
        List<FolderMark> newMarks = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (WorldFolder folder : mailbox.folders().values()) {
            if (!within(reach, folder.role())) {
                continue;
            }
            Optional<FolderMark> known = marks.stream()
                    .filter(mark -> mark.folder().equals(folder.name()) && mark.uidValidity() == folder.uidValidity())
                    .findFirst();
            for (WorldCopy copy : folder.from(known.map(FolderMark::uidNext).orElse(1L))) {
                if (known.isPresent() || !copy.received().isBefore(since)) {
                    recognise(folder, copy).ifPresent(sightings::add);
                }
            }
            newMarks.add(new FolderMark(folder.name(), folder.role(), folder.uidValidity(), folder.uidNext()));
        }
        return new Look(newMarks, sightings, List.of(), true, Optional.empty());
    }

    private static boolean within(Reach reach, FolderRole role) {
        return switch (reach) {
            case USUAL -> USUAL.contains(role);
            case EVERYWHERE -> role != FolderRole.SENT;
            case SENT -> role == FolderRole.SENT;
        };
    }

    private Optional<Sighting> recognise(WorldFolder folder, WorldCopy copy) {
        Carriers carriers = copy.carriers();
        return carriers.token()
                .map(token -> new Sighting(
                        token,
                        carriers,
                        folder.name(),
                        folder.role(),
                        copy.tab().<Tab>map(Tab.Category::new).orElse(Tab.PRIMARY),
                        folder.uidValidity(),
                        copy.uid(),
                        Optional.of(copy.messageId()),
                        copy.received(),
                        world.verdictOn(senderDomain(copy)),
                        copy.has("\\Seen"),
                        copy.has("\\Answered")));
    }

    @Override
    public ActOutcome apply(Proof proof, Found at, Act act) {
        if (!mailbox.isReadable()) {
            return new ActOutcome.Failed("the server does not answer");
        }
        Optional<WorldCopy> held = copyAt(proof, at);
        if (held.isEmpty()) {
            return new ActOutcome.Gone();
        }
        WorldCopy copy = held.get();
        return switch (act) {
            case Act.Rescue() -> {
                copy.set("$NotJunk");
                world.engaged(senderDomain(copy), mailbox, 3);
                yield new ActOutcome.Done(move(copy, at.folder(), mailbox.folder(FolderRole.INBOX)));
            }
            case Act.MarkRead() -> {
                copy.set("\\Seen");
                world.engaged(senderDomain(copy), mailbox, 1);
                yield new ActOutcome.Done(at);
            }
            case Act.Star() -> {
                copy.set("\\Flagged");
                yield new ActOutcome.Done(at);
            }
            case Act.MarkImportant() -> {
                if (mailbox.model().move()) {
                    copy.set("$Important");
                    yield new ActOutcome.Done(at);
                }
                yield new ActOutcome.Unsupported();
            }
            case Act.File file -> file(copy, at, file);
        };
    }

    @Override
    public boolean holds(Proof proof, Found at) {
        // Not knowing is not evidence that the owner moved it.
        return !mailbox.isReadable() || copyAt(proof, at).isPresent();
    }

    private Optional<WorldCopy> copyAt(Proof proof, Found at) {
        mailbox.settle(clock.instant());
        return Optional.ofNullable(mailbox.folders().get(at.folder()))
                .flatMap(folder -> folder.find(at.uidValidity(), at.uid()))
                .filter(copy -> proof.fits(copy.carriers()));
    }

    private ActOutcome file(WorldCopy copy, Found at, Act.File file) {
        Optional<WorldFolder> renamed = file.known().stream()
                .flatMap(known -> mailbox.folders().values().stream()
                        .filter(folder -> folder.find(
                                        known.at().uidValidity(), known.at().uid())
                                .filter(there -> known.proof().fits(there.carriers()))
                                .isPresent()))
                .findFirst();
        if (mailbox.folders().containsKey(file.into()) || (renamed.isEmpty() && file.make())) {
            return new ActOutcome.Done(move(copy, at.folder(), mailbox.open(file.into(), FolderRole.OURS)));
        }
        return renamed.<ActOutcome>map(folder -> new ActOutcome.Done(move(copy, at.folder(), folder)))
                .orElseGet(ActOutcome.NoFolder::new);
    }

    private Found move(WorldCopy copy, String from, WorldFolder to) {
        WorldFolder source = mailbox.open(from, FolderRole.OTHER);
        if (source != to) {
            source.remove(copy);
            to.add(copy);
        }
        return new Found(to.name(), to.uidValidity(), copy.uid());
    }

    private static String senderDomain(WorldCopy copy) {
        String id = copy.originalMessageId().orElse(copy.messageId());
        return id.substring(id.lastIndexOf('@') + 1, id.length() - 1);
    }

    @Override
    public void close() {}
}
