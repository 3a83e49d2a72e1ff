package io.warmit.bench.fill;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.secret.MasterKey;
import io.warmit.secret.SealedSecrets;
import io.warmit.secret.Secret;
import io.warmit.secret.SecretResolver;
import io.warmit.store.SealedStore;
import io.warmit.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Mailboxes with sealed logins, all in one pool and one campaign that runs. */
final class People {
    static final String CAMPAIGN = "scale";

    private static final int BATCH = 200;
    private static final int DAYS = 400;

    private final Store store;
    private final Town town;
    private final Progress progress;

    People(Store store, Town town, Progress progress) {
        this.store = store;
        this.town = town;
        this.progress = progress;
    }

    /** The first of ids that follow each other. */
    long insert(int number, Instant now) {
        MasterKey key = new MasterKey(
                new SecretRef.InFile(town.home().resolve("master.key").toString()),
                new SecretResolver.Terms(Map.of(), Duration.ofSeconds(10), Duration.ZERO),
                new SealedStore(store.database())::any,
                made -> {});
        SealedSecrets vault = new SealedSecrets(key);
        SealedStore sealed = new SealedStore(store.database());
        LocalDate start = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(10);
        long pool = store.pools()
                .open("everybody", Optional.empty(), Optional.empty(), now)
                .id();
        long campaign = store.ids().next();
        store.campaigns()
                .insert(
                        new Campaign(
                                campaign,
                                CAMPAIGN,
                                pool,
                                Campaign.State.LAUNCHED,
                                quiet(),
                                Optional.of(start),
                                Optional.of(now),
                                Optional.empty(),
                                Optional.empty(),
                                0),
                        now);
        long first = Blocks.take(store.database(), number);
        for (int done = 0; done < number; done += BATCH) {
            int from = done;
            store.database().write(sql -> {
                for (int i = from; i < Math.min(number, from + BATCH); i++) {
                    Mailbox mailbox = town.mailbox(first + i, i, pool, now);
                    store.mailboxes().insert(mailbox, now);
                    String address = mailbox.address().toString();
                    try (Secret password = Secret.of("loopback")) {
                        sealed.put(mailbox.id(), "password", vault.seal(password, address, "password"), now);
                    }
                    store.campaigns().enrol(campaign, mailbox.id(), List.of(1), start);
                }
                return true;
            });
        }
        progress.done("mailboxes", number);
        return first;
    }

    /** Nothing is sent before the scale run has set when and how much. */
    private static CampaignSettings quiet() {
        CampaignSettings usual = Defaults.CAMPAIGN;
        CampaignSettings.Volume volume = new CampaignSettings.Volume(
                DAYS,
                new CampaignSettings.RampPlan.Listed(List.of(1)),
                1,
                1,
                CampaignSettings.After.MAINTAIN,
                OptionalInt.empty());
        return new CampaignSettings(volume, usual.pairs(), usual.times(), usual.read(), usual.reply(), usual.file());
    }
}
