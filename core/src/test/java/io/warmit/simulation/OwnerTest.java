package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.placement.FolderRole;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A09: what the owner does with our mail by hand costs nobody anything, and the events say who did it. */
class OwnerTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** Mail arrives within 9 seconds and is looked for after 15, so somebody who comes by this often is always quicker than we. */
    private static final Duration QUICK = Duration.ofSeconds(5);

    private final Journal journal = new Journal();
    private final Simulation simulation = new Simulation(Scenario.inMemory(9, PARIS, Defaults.CAMPAIGN), journal);
    private final Set<WorldCopy> known = new HashSet<>();
    private int deleted;
    private int read;
    private int answered;

    @BeforeEach
    void cast() {
        for (int i = 0; i < 6; i++) {
            simulation.add(
                    Address.of("m" + i + "@d" + i % 3 + ".example"), ProviderModel.accepting(), Mode.ENGAGE, PARIS);
        }
        simulation.launch();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void an_owner_who_is_quicker_than_we_is_named_and_counts_in_no_rate() {
        Instant end = Simulation.START.plus(Duration.ofHours(12));
        while (simulation.clock().instant().isBefore(end)) {
            simulation.runUntil(simulation.clock().instant().plus(QUICK));
            simulation.world().mailboxes().forEach(this::quickly);
        }
        simulation.runDays(3);
        simulation.drain();

        Outcome outcome = simulation.outcome(journal);
        assertThat(Math.min(deleted, Math.min(read, answered))).isGreaterThan(3);
        assertThat(ownersActs("deleted")).isEqualTo(deleted);
        assertThat(ownersActs("read")).isEqualTo(read);
        assertThat(ownersActs("answered")).isEqualTo(answered);
        assertThat(outcome.total().placement("OTHER")).isEqualTo(deleted);
        assertThat(outcome.total().byOwner()).isEqualTo(deleted);
        assertThat(outcome.total().inboxRate().n()).isEqualTo(outcome.total().submitted() - deleted);
        nobodyPays(outcome);
    }

    /** Of the mail that has arrived since the last time one is deleted, one read, one answered, one left alone. */
    private void quickly(WorldMailbox box) {
        box.settle(simulation.clock().instant());
        for (WorldCopy copy : box.folder(FolderRole.INBOX).all()) {
            if (known.add(copy)) {
                switch (known.size() % 4) {
                    case 0 -> {
                        box.moveByOwner(copy, FolderRole.TRASH);
                        deleted++;
                    }
                    case 1 -> {
                        copy.set("\\Seen");
                        read++;
                    }
                    case 2 -> {
                        copy.set("\\Answered");
                        answered++;
                    }
                    default -> {}
                }
            }
        }
    }

    @Test
    void an_owner_who_moves_deletes_and_reads_what_we_have_seen_already_changes_no_placement() {
        int touched = 0;
        for (int day = 1; day <= 12; day++) {
            simulation.runUntil(Simulation.START.plus(Duration.ofDays(day - 1L)).plus(Duration.ofHours(6)));
            touched += later();
            simulation.runDays(day);
        }
        simulation.drain();

        Outcome outcome = simulation.outcome(journal);
        assertThat(touched).isGreaterThan(20);
        assertThat(outcome.total().placement("INBOX")).isEqualTo(outcome.total().submitted());
        assertThat(outcome.total().extraCopies()).isZero();
        assertThat(events()).anyMatch(row -> row.contains("moved to Archive by its owner"));
        assertThat(events()).anyMatch(row -> row.contains("moved or deleted by its owner before we acted"));
        nobodyPays(outcome);
    }

    /** Of the newest mail in each inbox one copy is deleted for good, some are moved to three folders, one is read. */
    private int later() {
        int touched = 0;
        for (WorldMailbox box : simulation.world().mailboxes()) {
            List<WorldCopy> inbox = new ArrayList<>(box.folder(FolderRole.INBOX).all());
            if (inbox.size() >= 5) {
                box.deleteByOwner(inbox.removeLast());
                box.moveByOwner(inbox.removeLast(), FolderRole.ARCHIVE);
                box.moveByOwner(inbox.removeLast(), FolderRole.OTHER);
                box.moveByOwner(inbox.removeLast(), FolderRole.TRASH);
                inbox.removeLast().set("\\Seen");
                touched += 5;
            }
        }
        return touched;
    }

    private void nobodyPays(Outcome outcome) {
        assertThat(outcome.total().balanced()).isTrue();
        assertThat(outcome.total().state("MISSING")).isZero();
        assertThat(outcome.total().inboxRate().share()).isEqualTo(1);
        assertThat(outcome.inboxAtLast().share()).isEqualTo(1);
        assertThat(outcome.mailboxes()).allMatch(box -> box.pace().equals("grow"));
    }

    private long ownersActs(String word) {
        return events().stream()
                .filter(row -> row.contains("kind=owner") && row.contains(word + " by its owner before we looked"))
                .count();
    }

    private List<String> events() {
        return StoreDump.of(simulation.store().database(), "event");
    }
}
