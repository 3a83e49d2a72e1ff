package io.warmit.simulation;

import io.warmit.message.Carriers;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Tab;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.Abilities;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Discarded;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.Mark;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Reach;
import io.warmit.transport.Renamed;
import io.warmit.transport.Sighting;
import io.warmit.transport.Space;
import io.warmit.transport.Standing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
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
            return blind();
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

    private Problem away() {
        return Problem.of(Code.E1401, "the IMAP server of " + mailbox.address() + " does not answer")
                .because("the invented mail world keeps it away for a while")
                .fixedBy("wait until it is back");
    }

    private Look blind() {
        return new Look(List.of(), List.of(), List.of(), false, Optional.of(away()));
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
                        copy.has("\\Answered"),
                        copy.has("\\Deleted")));
    }

    @Override
    public ActOutcome apply(Proof proof, Found at, Act act) {
        if (!mailbox.isReadable()) {
            return new ActOutcome.Failed("the server does not answer");
        }
        Optional<WorldCopy> held = copyAt(proof, at);
        if (held.isEmpty()) {
            return act instanceof Act.Remove && !mailbox.folders().containsKey(at.folder())
                    ? new ActOutcome.NoFolder()
                    : new ActOutcome.Gone();
        }
        WorldCopy copy = held.get();
        return switch (act) {
            case Act.Rescue() -> {
                Set<String> marks = set(copy, Mark.NOT_JUNK);
                world.engaged(senderDomain(copy), mailbox, 3);
                yield new ActOutcome.Done(move(copy, at.folder(), mailbox.folder(FolderRole.INBOX)), marks);
            }
            case Act.MarkRead() -> {
                world.engaged(senderDomain(copy), mailbox, 1);
                yield new ActOutcome.Done(at, set(copy, Mark.READ));
            }
            case Act.Star() -> new ActOutcome.Done(at, set(copy, Mark.STAR));
            case Act.MarkImportant() ->
                mailbox.model().move()
                        ? new ActOutcome.Done(at, set(copy, Mark.IMPORTANT))
                        : new ActOutcome.Unsupported();
            case Act.File file -> file(copy, at, file);
            case Act.Unmark(Set<String> marks) -> new ActOutcome.Done(at, clear(copy, marks));
            case Act.PutBack(String folder, Set<String> marks) -> putBack(copy, at, folder, marks);
            case Act.Remove() -> remove(copy, at);
        };
    }

    /** What it made different. */
    private static Set<String> set(WorldCopy copy, String mark) {
        if (copy.has(mark)) {
            return Set.of();
        }
        copy.set(mark);
        return Set.of(mark);
    }

    private static Set<String> clear(WorldCopy copy, Set<String> marks) {
        Set<String> set = new HashSet<>(marks);
        set.retainAll(copy.flags());
        set.forEach(copy::clear);
        return set;
    }

    private ActOutcome putBack(WorldCopy copy, Found at, String folder, Set<String> marks) {
        WorldFolder target = mailbox.folders().get(folder);
        if (target == null) {
            return new ActOutcome.NoFolder();
        }
        return new ActOutcome.Done(move(copy, at.folder(), target), clear(copy, marks));
    }

    /** Where the model has no UIDPLUS, it has Trash. */
    private ActOutcome remove(WorldCopy copy, Found at) {
        if (mailbox.model().move()) {
            mailbox.open(at.folder(), FolderRole.OTHER).remove(copy);
            return new ActOutcome.Removed();
        }
        return new ActOutcome.Done(move(copy, at.folder(), mailbox.folder(FolderRole.TRASH)));
    }

    @Override
    public boolean holds(Proof proof, Found at) {
        // Not knowing is not evidence that the owner moved it.
        return !mailbox.isReadable() || copyAt(proof, at).isPresent();
    }

    @Override
    public Standing standing(Proof proof, Found at) {
        if (!mailbox.isReadable()) {
            return new Standing.Unknown(away());
        }
        return copyAt(proof, at)
                .<Standing>map(copy -> new Standing.There(at, copy.flags()))
                .orElseGet(Standing.Gone::new);
    }

    @Override
    public Look comb(Runnable step) {
        if (!mailbox.isReadable()) {
            return blind();
        }
        mailbox.settle(clock.instant());
        List<Sighting> sightings = new ArrayList<>();
        for (WorldFolder folder : mailbox.folders().values()) {
            folder.all().forEach(copy -> recognise(folder, copy).ifPresent(sightings::add));
            step.run();
        }
        return new Look(List.of(), sightings, List.of(), true, Optional.empty());
    }

    @Override
    public Renamed renamed(Proof proof, Found at) {
        if (!mailbox.isReadable()) {
            return new Renamed.Unknown();
        }
        return mailbox.folders().values().stream()
                .filter(folder -> folder.role() != FolderRole.INBOX)
                .filter(folder -> folder.find(at.uidValidity(), at.uid())
                        .filter(there -> proof.fits(there.carriers()))
                        .isPresent())
                .map(folder -> new Found(folder.name(), at.uidValidity(), at.uid()))
                .findFirst()
                .<Renamed>map(Renamed.To::new)
                .orElseGet(Renamed.Nowhere::new);
    }

    @Override
    public Space space() {
        if (!mailbox.isReadable()) {
            return new Space.Unknown();
        }
        mailbox.settle(clock.instant());
        return mailbox.space();
    }

    @Override
    public OwnSent ownSent(List<FolderMark> marks, Instant since) {
        if (!mailbox.isReadable()) {
            return new OwnSent(List.of(), List.of(), false);
        }
        List<FolderMark> newMarks = new ArrayList<>();
        List<Instant> sent = new ArrayList<>();
        for (WorldFolder folder : mailbox.folders().values()) {
            if (folder.role() != FolderRole.SENT) {
                continue;
            }
            Optional<FolderMark> known = marks.stream()
                    .filter(mark -> mark.folder().equals(folder.name()) && mark.uidValidity() == folder.uidValidity())
                    .findFirst();
            folder.from(known.map(FolderMark::uidNext).orElse(1L)).stream()
                    .filter(copy -> copy.carriers().token().isEmpty())
                    .map(WorldCopy::received)
                    .filter(at -> known.isPresent() || at.isAfter(since))
                    .forEach(sent::add);
            newMarks.add(new FolderMark(folder.name(), folder.role(), folder.uidValidity(), folder.uidNext()));
        }
        return new OwnSent(newMarks, sent, true);
    }

    @Override
    public Discarded discard(String name) {
        WorldFolder folder = mailbox.folders().get(name);
        if (folder != null && !folder.all().isEmpty()) {
            return new Discarded.Kept("there is other mail in it");
        }
        if (folder != null) {
            mailbox.remove(folder);
        }
        return new Discarded.Gone();
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
    public Optional<Abilities> abilities(Sighting copy) {
        boolean modern = mailbox.model().move();
        return mailbox.isReadable() ? Optional.of(new Abilities(modern, modern, false, true)) : Optional.empty();
    }

    @Override
    public void close() {}
}
