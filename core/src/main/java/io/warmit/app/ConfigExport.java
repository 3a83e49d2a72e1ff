package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.config.Declarations;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Declarations.OfCampaign;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.config.Declarations.OfPool;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.problem.Place;
import io.warmit.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the store holds, as declarations that a configuration file could make. */
final class ConfigExport {
    private static final Place NOWHERE = new Place("", 1, 1);

    private ConfigExport() {}

    static Declarations of(Store store) {
        Map<Long, String> pools = store.pools().all().stream().collect(Collectors.toMap(Pool::id, Pool::name));
        return new Declarations(
                store.pools().all().stream()
                        .map(pool -> new OfPool(pool.name(), pool.note(), NOWHERE))
                        .toList(),
                store.mailboxes().all().stream()
                        .map(mailbox -> new OfMailbox(
                                values(mailbox, pools.getOrDefault(mailbox.poolId(), "default")), NOWHERE))
                        .toList(),
                store.campaigns().all().stream()
                        .map(campaign -> new OfCampaign(
                                campaign.name(),
                                pools.getOrDefault(campaign.poolId(), "default"),
                                campaign.start(),
                                campaign.state() == Campaign.State.LAUNCHED,
                                campaign.settings(),
                                NOWHERE))
                        .toList());
    }

    private static MailboxValues values(Mailbox mailbox, String pool) {
        return new MailboxValues(
                mailbox.address(),
                mailbox.name(),
                pool,
                mailbox.role(),
                Optional.of(mailbox.mode()),
                mailbox.smtp(),
                mailbox.imap(),
                mailbox.user(),
                mailbox.secret(),
                mailbox.zone(),
                mailbox.dailyMax(),
                mailbox.receiveMax(),
                mailbox.language(),
                mailbox.since(),
                mailbox.country(),
                mailbox.folders());
    }
}
