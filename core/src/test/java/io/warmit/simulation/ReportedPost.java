package io.warmit.simulation;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.transport.Abilities;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Discarded;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import io.warmit.transport.Look;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Post;
import io.warmit.transport.Reach;
import io.warmit.transport.Renamed;
import io.warmit.transport.Report;
import io.warmit.transport.Sender;
import io.warmit.transport.Sighting;
import io.warmit.transport.Space;
import io.warmit.transport.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The mail world with servers that write reports. */
final class ReportedPost implements Post {
    private final MailWorld world;
    private final Map<Address, List<Report>> waiting = new HashMap<>();

    ReportedPost(MailWorld world) {
        this.world = world;
    }

    /** The next look into the mailbox finds it. */
    void report(Address to, Report report) {
        waiting.computeIfAbsent(to, key -> new ArrayList<>()).add(report);
    }

    @Override
    public Sender sender(Mailbox mailbox) {
        return world.sender(mailbox);
    }

    @Override
    public Inbox inbox(Mailbox mailbox) {
        Inbox real = world.inbox(mailbox);
        return new Inbox() {
            @Override
            public Look look(List<FolderMark> marks, Instant since, Reach reach) {
                Look look = real.look(marks, since, reach);
                List<Report> reports = Objects.requireNonNullElse(waiting.remove(mailbox.address()), List.of());
                return new Look(look.marks(), look.sightings(), reports, look.complete(), look.problem());
            }

            @Override
            public ActOutcome apply(Proof proof, Found at, Act act) {
                return real.apply(proof, at, act);
            }

            @Override
            public Look comb(Runnable step) {
                return real.comb(step);
            }

            @Override
            public Standing standing(Proof proof, Found at) {
                return real.standing(proof, at);
            }

            @Override
            public Renamed renamed(Proof proof, Found at) {
                return real.renamed(proof, at);
            }

            @Override
            public Space space() {
                return real.space();
            }

            @Override
            public OwnSent ownSent(List<FolderMark> marks, Instant since) {
                return real.ownSent(marks, since);
            }

            @Override
            public Discarded discard(String folder) {
                return real.discard(folder);
            }

            @Override
            public boolean holds(Proof proof, Found at) {
                return real.holds(proof, at);
            }

            @Override
            public Optional<Abilities> abilities(Sighting copy) {
                return real.abilities(copy);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }
}
