package io.warmit.simulation;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.message.InstanceKey;
import io.warmit.schedule.Draw;
import io.warmit.schedule.Range;
import io.warmit.store.Commits;
import io.warmit.store.InstanceStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a run with faults happens to: a few mailboxes at providers of all kinds, one campaign, one store in memory, servers that outlive it. */
final class FaultWorld {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Endpoint NOWHERE = new Endpoint("localhost", 1, Security.NONE);

    final ManualClock clock = new ManualClock(Simulation.START);
    final Timeline timeline = new Timeline(clock);
    final Draw draw;
    final InstanceKey key;
    final MailWorld mail;
    final Store store;
    final Campaign campaign;
    final List<Mailbox> mailboxes = new ArrayList<>();

    FaultWorld(long seed, SplittableRandom random, StoreLocation location, Commits commits) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (seed >> (8 * i));
        }
        draw = new Draw(bytes);
        mail = new MailWorld(clock, draw);
        store = Store.open(location, "sim", Brakes.DEFAULT, commits);
        key = new InstanceStore(store.database()).key(() -> bytes, Simulation.START);
        long pool = store.pools()
                .open("default", Optional.empty(), Optional.empty(), Simulation.START)
                .id();
        campaign = new Campaign(
                store.ids().next(),
                "faults",
                pool,
                Campaign.State.DRAFT,
                settings(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        store.campaigns().insert(campaign, Simulation.START);
        int number = 3 + random.nextInt(2);
        int dailyMax = random.nextBoolean() ? 40 : 6;
        for (int i = 0; i < number; i++) {
            add(
                    pool,
                    Address.of("m" + i + "@d" + i % 2 + ".example"),
                    model(random.nextInt(5)),
                    dailyMax,
                    owned(random));
        }
    }

    /** A few openers a day, each answered within an hour or so. */
    private static CampaignSettings settings() {
        CampaignSettings calm = Defaults.CAMPAIGN;
        return new CampaignSettings(
                new Volume(
                        3,
                        new CampaignSettings.RampPlan.Linear(3, 1, 4),
                        1,
                        1,
                        calm.volume().after(),
                        calm.volume().minimumPerDay()),
                calm.pairs(),
                calm.times(),
                calm.read(),
                new Reply(1, new Range(Duration.ofMinutes(5), Duration.ofHours(2))),
                calm.file());
    }

    /** Half of them have been at work before; the others have to prove themselves by their first messages. */
    private static Owned owned(SplittableRandom random) {
        Optional<Instant> start = Optional.of(Simulation.START);
        return random.nextBoolean()
                ? new Owned(Simulation.START, start, start, start)
                : Owned.nothing(Simulation.START).loggedIn(Simulation.START);
    }

    private static ProviderModel model(int kind) {
        return switch (kind) {
            case 0 -> ProviderModel.own();
            case 1 -> ProviderModel.strict();
            case 2 -> ProviderModel.exchange();
            case 3 -> late();
            default -> ProviderModel.accepting();
        };
    }

    /** Takes everything at once and shows some of it only hours later. */
    private static ProviderModel late() {
        Range slow = new Range(Duration.ofSeconds(5), Duration.ofHours(15));
        return new ProviderModel("late", 0.1, 0, 0, 0, 0, 0, 0, slow, false, false, true, "Junk");
    }

    private void add(long pool, Address address, ProviderModel model, int dailyMax, Owned owned) {
        mail.add(address, model);
        Mailbox mailbox = new Mailbox(
                store.ids().next(),
                address,
                Optional.empty(),
                pool,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOWHERE,
                NOWHERE,
                address.toString(),
                new SecretRef.Sealed(),
                model.name(),
                ZONE,
                dailyMax,
                40,
                "en",
                Optional.empty(),
                Optional.empty(),
                NamedFolders.NONE,
                owned,
                Optional.empty(),
                (int) (draw.unit("lot", address) * Integer.MAX_VALUE),
                0);
        store.mailboxes().insert(mailbox, Simulation.START);
        mailboxes.add(mailbox);
    }

    /** No more is sent; what is under way is looked for. */
    void stopCampaign() {
        Campaign running = store.campaigns().byId(campaign.id());
        store.campaigns().update(running.stopped(), "stopped", clock.instant());
    }
}
