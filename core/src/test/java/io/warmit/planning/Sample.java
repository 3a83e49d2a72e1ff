package io.warmit.planning;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Health;
import io.warmit.campaign.PaceDay;
import io.warmit.campaign.Ramp;
import io.warmit.campaign.Rate;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Mailboxes, campaigns and facts for tests. Monday 2026-03-02, half past eight in Paris, is the usual now. */
final class Sample {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    static final Instant OPENING = Instant.parse("2026-03-02T07:30:00Z");
    static final byte[] SEED = "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    static final Draw DRAW = new Draw(SEED);
    static final InstanceKey KEY = new InstanceKey(SEED);

    private Sample() {}

    static Draw draw(long seed) {
        byte[] bytes = SEED.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (seed >> (8 * i));
        }
        return new Draw(bytes);
    }

    static Mailbox mailbox(long id, String address) {
        return new Mailbox(
                id,
                Address.of(address),
                Optional.empty(),
                1,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Endpoint("127.0.0.1", 2587, Security.STARTTLS),
                new Endpoint("127.0.0.1", 2143, Security.STARTTLS),
                address,
                new SecretRef.InEnvironment("PW"),
                "own",
                PARIS,
                40,
                40,
                "en",
                Optional.of(MONDAY.minusYears(2)),
                Optional.empty(),
                NamedFolders.NONE,
                Owned.nothing(OPENING.minus(Duration.ofDays(1))).loggedIn(OPENING.minus(Duration.ofDays(1))),
                Optional.empty(),
                (int) id,
                0);
    }

    /** Mailboxes m0, m1 … spread over so many domains. */
    static List<Mailbox> pool(int mailboxes, int domains) {
        List<Mailbox> pool = new ArrayList<>();
        for (int i = 0; i < mailboxes; i++) {
            pool.add(mailbox(i + 1, "m" + i + "@d" + i % domains + ".example"));
        }
        return pool;
    }

    /** One mailbox with something changed: {@code with(mailbox, "provider", "gmail")} would be nicer, but records have no withers yet. */
    static Mailbox of(
            Mailbox base, Role role, Mode mode, Status status, String provider, int dailyMax, int receiveMax) {
        return new Mailbox(
                base.id(),
                base.address(),
                base.name(),
                base.poolId(),
                role,
                mode,
                status,
                base.statusReason(),
                base.statusUntil(),
                base.statusSince(),
                base.smtp(),
                base.imap(),
                base.user(),
                base.secret(),
                provider,
                base.zone(),
                dailyMax,
                receiveMax,
                base.language(),
                base.since(),
                base.country(),
                base.folders(),
                base.owned(),
                base.managed(),
                base.lot(),
                base.version());
    }

    static Mailbox provider(Mailbox base, String provider) {
        return of(base, base.role(), base.mode(), base.status(), provider, base.dailyMax(), base.receiveMax());
    }

    static Mailbox mode(Mailbox base, Mode mode) {
        return of(base, base.role(), mode, base.status(), base.provider(), base.dailyMax(), base.receiveMax());
    }

    static Mailbox role(Mailbox base, Role role) {
        return of(base, role, base.mode(), base.status(), base.provider(), base.dailyMax(), base.receiveMax());
    }

    static Mailbox status(Mailbox base, Status status) {
        return of(base, base.role(), base.mode(), status, base.provider(), base.dailyMax(), base.receiveMax());
    }

    static Mailbox most(Mailbox base, int dailyMax, int receiveMax) {
        return of(base, base.role(), base.mode(), base.status(), base.provider(), dailyMax, receiveMax);
    }

    static CampaignSettings settings(
            UnaryOperator<Volume> volume, UnaryOperator<Pairs> pairs, UnaryOperator<Times> times) {
        CampaignSettings base = Defaults.CAMPAIGN;
        return new CampaignSettings(
                volume.apply(base.volume()),
                pairs.apply(base.pairs()),
                times.apply(base.times()),
                base.read(),
                base.reply(),
                base.file());
    }

    /** The ramp exactly, without day factors. */
    static CampaignSettings exactly(RampPlan ramp) {
        return settings(
                volume -> new Volume(volume.days(), ramp, 1, 1, After.STOP, OptionalInt.empty()),
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    static Campaign campaign(CampaignSettings settings) {
        return campaign(settings, Campaign.State.LAUNCHED);
    }

    static Campaign campaign(CampaignSettings settings, Campaign.State state) {
        return new Campaign(
                1,
                "spring",
                1,
                state,
                settings,
                Optional.empty(),
                Optional.of(OPENING),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    static Enrolment enrolment(CampaignSettings settings, int dayIndex) {
        return new Enrolment(campaign(settings), 1, dayIndex, Ramp.table(settings.volume()), MONDAY);
    }

    static List<Partner> partners(Mailbox sender, List<Mailbox> pool) {
        int senders = (int) pool.stream().filter(Mailbox::canSend).count();
        return pool.stream()
                .filter(member -> member.id() != sender.id())
                .map(member ->
                        new Partner(member, 0, Optional.empty(), 0, Math.max(1, senders - (member.canSend() ? 1 : 0))))
                .toList();
    }

    static Facts facts(Mailbox sender, List<Mailbox> pool, Enrolment enrolment) {
        return facts(OPENING, MONDAY, sender, enrolment, List.of(), partners(sender, pool), Health.UNKNOWN, Map.of());
    }

    static Facts facts(
            Instant now,
            LocalDate day,
            Mailbox sender,
            Enrolment enrolment,
            List<PaceDay> history,
            List<Partner> partners,
            Health health,
            Map<String, Health> byClass) {
        return new Facts(
                now,
                day,
                sender,
                enrolment,
                Brakes.DEFAULT,
                history,
                partners,
                partners.size(),
                health,
                byClass,
                Rate.of(0, 0),
                0,
                Week.NONE,
                List.of());
    }

    /** The same facts, of a sender whose mail of 7 days landed so. */
    static Facts withInbox(Facts base, Rate inbox) {
        return new Facts(
                base.now(),
                base.day(),
                base.sender(),
                base.enrolment(),
                base.brakes(),
                base.history(),
                base.partners(),
                base.poolPartners(),
                base.health(),
                base.classHealth(),
                inbox,
                base.repliesDue(),
                base.week(),
                base.recentUses());
    }
}
