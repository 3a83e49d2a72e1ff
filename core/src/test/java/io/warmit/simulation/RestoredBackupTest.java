package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Parts;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.stats.Audit;
import io.warmit.store.AuditReader;
import io.warmit.store.Backup;
import io.warmit.store.Restoration;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A store in a file is put back by hours, while the mail servers have gone on. */
class RestoredBackupTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @RepeatedTest(3)
    void nothing_that_left_after_the_backup_leaves_again_and_sending_resumes(RepetitionInfo run, @TempDir Path folder) {
        StoreLocation.InFile place = new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(10));
        Instant backedUp = Simulation.START.plus(Duration.ofDays(1)).plus(Duration.ofHours(5));
        Instant restored = backedUp.plus(Duration.ofHours(3L * run.getCurrentRepetition()));
        Simulation before = new Simulation(
                new Simulation.Scenario(run.getCurrentRepetition(), PARIS, Defaults.CAMPAIGN, place),
                EngineListener.SILENT);
        for (int i = 0; i < 6; i++) {
            ProviderModel model = i % 2 == 0 ? ProviderModel.own() : ProviderModel.strict();
            before.add(Address.of("m" + i + "@d" + i % 3 + ".example"), model, Mode.ENGAGE, PARIS);
        }
        before.launch();
        before.runUntil(backedUp);
        Backup backup = Backup.make(before.store().database(), folder.resolve("copy.db"), true);
        int atBackup = before.world().accepted();
        before.runUntil(restored);
        int atRestore = before.world().accepted();
        before.close();

        try (Restoration restoration = Restoration.ready(backup, place, restored)) {
            restoration.swap();
        }
        try (Store store = Store.open(place, "sim", Brakes.DEFAULT)) {
            Engine engine = engine(before, store);
            for (Mailbox mailbox : before.mailboxes()) {
                before.timeline().pull(mailbox.id(), restored);
            }
            before.timeline().runUntil(restored.plus(Duration.ofDays(3)), engine);
            int resumed = before.world().accepted();
            stop(store, before.clock().instant());
            before.timeline().runUntil(before.clock().instant().plus(Duration.ofDays(3)), engine);

            assertThat(atRestore).as("mail left in the lost time").isGreaterThan(atBackup);
            assertThat(resumed).as("sending resumed").isGreaterThan(atRestore);
            assertThat(before.world().mostCopies()).isLessThanOrEqualTo(1);
            assertThat(store.recoveries().unchecked()).isZero();
            Audit audit = audit(store);
            assertThat(audit.faults()).isEmpty();
            assertThat(audit.holds()).isTrue();
        }
    }

    private static Engine engine(Simulation before, Store store) {
        return new Engine(
                new Parts(
                        store,
                        before.world(),
                        new Composer(),
                        before.key(),
                        before.draw(),
                        before.clock(),
                        EngineSettings.defaults("sim"),
                        EngineListener.SILENT,
                        Hindrance.NONE,
                        () -> false),
                before.timeline());
    }

    private static void stop(Store store, Instant now) {
        Campaign running = store.campaigns().find("simulation").orElseThrow();
        store.campaigns().update(running.stopped(), "stopped", now);
    }

    private static Audit audit(Store store) {
        AuditReader.Found found = new AuditReader(store.database())
                .read(new AuditReader.Range(LocalDate.EPOCH, LocalDate.of(9999, 1, 1), Optional.empty()));
        return Audit.of(found.days(), found.trails(), Audit.By.SENDER_DAY);
    }
}
