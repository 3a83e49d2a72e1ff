package io.warmit.store;

import static io.warmit.store.jooq.Tables.CAMPAIGN;
import static io.warmit.store.jooq.Tables.CAMPAIGN_MAILBOX;
import static org.jooq.impl.DSL.inline;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Enrolment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Campaigns, and the mailboxes that take part in them. */
public final class CampaignStore {
    private static final Statement BY_ID =
            Statement.of(sql -> sql.select(CAMPAIGN.fields()).from(CAMPAIGN).where(CAMPAIGN.ID.eq((Long) null)));
    private static final Statement ENROLMENT = Statement.of(sql -> sql.select(CAMPAIGN.fields())
            .select(CAMPAIGN_MAILBOX.DAY_INDEX, CAMPAIGN_MAILBOX.RAMP, CAMPAIGN_MAILBOX.STARTED_ON)
            .from(CAMPAIGN_MAILBOX)
            .join(CAMPAIGN)
            .on(CAMPAIGN.ID.eq(CAMPAIGN_MAILBOX.CAMPAIGN_ID))
            .where(
                    CAMPAIGN_MAILBOX.MAILBOX_ID.eq((Long) null),
                    CAMPAIGN_MAILBOX.ENDED_ON.isNull(),
                    CAMPAIGN.STATE.in(inline("LAUNCHED"), inline("PAUSED")))
            .orderBy(CAMPAIGN_MAILBOX.CAMPAIGN_ID.desc())
            .limit(inline(1)));
    private static final Statement MOVE_TO = Statement.of(sql -> sql.update(CAMPAIGN_MAILBOX)
            .set(CAMPAIGN_MAILBOX.DAY_INDEX, (Integer) null)
            .set(CAMPAIGN_MAILBOX.ENDED_ON, (Long) null)
            .where(CAMPAIGN_MAILBOX.CAMPAIGN_ID.eq((Long) null), CAMPAIGN_MAILBOX.MAILBOX_ID.eq((Long) null)));

    private final Database database;
    private final EventStore events;
    // Each visit reads its ramp; there are few different ones.
    private final ConcurrentHashMap<String, List<Integer>> ramps = new ConcurrentHashMap<>();

    CampaignStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    public List<Campaign> all() {
        return database.read(
                sql -> sql.selectFrom(CAMPAIGN).orderBy(CAMPAIGN.NAME).fetch(CampaignStore::campaign));
    }

    public Optional<Campaign> find(String name) {
        return database.read(
                sql -> sql.selectFrom(CAMPAIGN).where(CAMPAIGN.NAME.eq(name)).fetchOptional(CampaignStore::campaign));
    }

    /** A campaign that a message or an enrolment names. */
    public Campaign byId(long id) {
        return database.find(BY_ID, CampaignStore::campaign, id)
                .orElseThrow(() -> new IllegalStateException("a message names a campaign that is not there: " + id));
    }

    public void insert(Campaign campaign, Instant now) {
        database.write(sql -> {
            sql.insertInto(CAMPAIGN)
                    .set(CAMPAIGN.ID, campaign.id())
                    .set(CAMPAIGN.NAME, campaign.name())
                    .set(CAMPAIGN.POOL_ID, campaign.poolId())
                    .set(CAMPAIGN.STATE, campaign.state().name())
                    .set(CAMPAIGN.SETTINGS, CampaignSettingsJson.write(campaign.settings()))
                    .set(CAMPAIGN.START_DAY, day(campaign.start()))
                    .set(CAMPAIGN.LAUNCHED_AT, millis(campaign.launchedAt()))
                    .set(CAMPAIGN.PAUSED_UNTIL, millis(campaign.pausedUntil()))
                    .set(CAMPAIGN.MANAGED, campaign.managed().orElse(null))
                    .set(CAMPAIGN.CREATED_AT, now.toEpochMilli())
                    .set(CAMPAIGN.VERSION, 0L)
                    .execute();
            events.ofCampaign(now, "created", campaign.id(), null);
            return true;
        });
    }

    /**
     * Writes a campaign back. False: it was changed since it was read.
     *
     * @param word what happened, for the ledger
     */
    public boolean update(Campaign campaign, String word, Instant now) {
        return database.write(sql -> {
            int changed = sql.update(CAMPAIGN)
                    .set(CAMPAIGN.STATE, campaign.state().name())
                    .set(CAMPAIGN.SETTINGS, CampaignSettingsJson.write(campaign.settings()))
                    .set(CAMPAIGN.START_DAY, day(campaign.start()))
                    .set(CAMPAIGN.LAUNCHED_AT, millis(campaign.launchedAt()))
                    .set(CAMPAIGN.PAUSED_UNTIL, millis(campaign.pausedUntil()))
                    .set(CAMPAIGN.MANAGED, campaign.managed().orElse(null))
                    .set(CAMPAIGN.VERSION, campaign.version() + 1)
                    .where(CAMPAIGN.ID.eq(campaign.id()), CAMPAIGN.VERSION.eq(campaign.version()))
                    .execute();
            if (changed == 1) {
                events.ofCampaign(
                        now, word, campaign.id(), campaign.state().name().toLowerCase(Locale.ROOT));
            }
            return changed == 1;
        });
    }

    /** Lets a mailbox take part; nothing happens when it does already. */
    public void enrol(long campaignId, long mailboxId, List<Integer> ramp, LocalDate day) {
        database.write(sql -> sql.insertInto(CAMPAIGN_MAILBOX)
                .set(CAMPAIGN_MAILBOX.CAMPAIGN_ID, campaignId)
                .set(CAMPAIGN_MAILBOX.MAILBOX_ID, mailboxId)
                .set(CAMPAIGN_MAILBOX.DAY_INDEX, 1)
                .set(CAMPAIGN_MAILBOX.RAMP, ramp.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .set(CAMPAIGN_MAILBOX.STARTED_ON, day.toEpochDay())
                .onConflictDoNothing()
                .execute());
    }

    /** A mailbox takes part in no campaign any more. */
    public void leave(long mailboxId) {
        database.write(sql -> sql.deleteFrom(CAMPAIGN_MAILBOX)
                .where(CAMPAIGN_MAILBOX.MAILBOX_ID.eq(mailboxId))
                .execute());
    }

    /** The mailboxes that take part in a campaign. */
    public List<Long> enrolled(long campaignId) {
        return database.read(sql -> sql.select(CAMPAIGN_MAILBOX.MAILBOX_ID)
                .from(CAMPAIGN_MAILBOX)
                .where(CAMPAIGN_MAILBOX.CAMPAIGN_ID.eq(campaignId))
                .orderBy(CAMPAIGN_MAILBOX.MAILBOX_ID)
                .fetch(CAMPAIGN_MAILBOX.MAILBOX_ID));
    }

    /** The running campaign that a mailbox takes part in. */
    public Optional<Enrolment> enrolmentOf(long mailboxId) {
        Question<Enrolment> asked = enrolmentAsked(mailboxId);
        database.ask(List.of(asked));
        return asked.first();
    }

    Question<Enrolment> enrolmentAsked(long mailboxId) {
        return new Question<>(
                ENROLMENT,
                row -> new Enrolment(campaign(row), mailboxId, row.integer(), ramp(row.text()), row.day()),
                mailboxId);
    }

    /**
     * Moves a mailbox to a day of its ramp.
     *
     * @param ended the day on which the campaign was over for it
     */
    public void moveTo(Enrolment enrolment, int dayIndex, @Nullable LocalDate ended) {
        if (dayIndex != enrolment.dayIndex() || ended != null) {
            database.update(MOVE_TO, dayIndex, ended, enrolment.campaign().id(), enrolment.mailboxId());
        }
    }

    private List<Integer> ramp(String text) {
        return ramps.computeIfAbsent(
                text, key -> Arrays.stream(key.split(",")).map(Integer::valueOf).toList());
    }

    private static Campaign campaign(Row row) throws java.sql.SQLException {
        long id = row.number();
        String name = row.text();
        long pool = row.number();
        Campaign.State state = Campaign.State.valueOf(row.text());
        var settings = CampaignSettingsJson.read(row.text());
        Optional<LocalDate> start = row.maybeNumber().map(LocalDate::ofEpochDay);
        Optional<Instant> launched = row.maybeInstant();
        Optional<Instant> paused = row.maybeInstant();
        Optional<String> managed = row.maybeText();
        row.skip();
        return new Campaign(id, name, pool, state, settings, start, launched, paused, managed, row.number());
    }

    private static Campaign campaign(Record row) {
        return new Campaign(
                row.get(CAMPAIGN.ID),
                row.get(CAMPAIGN.NAME),
                row.get(CAMPAIGN.POOL_ID),
                Campaign.State.valueOf(row.get(CAMPAIGN.STATE)),
                CampaignSettingsJson.read(row.get(CAMPAIGN.SETTINGS)),
                Optional.ofNullable(row.get(CAMPAIGN.START_DAY)).map(LocalDate::ofEpochDay),
                Optional.ofNullable(row.get(CAMPAIGN.LAUNCHED_AT)).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.get(CAMPAIGN.PAUSED_UNTIL)).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.get(CAMPAIGN.MANAGED)),
                row.get(CAMPAIGN.VERSION));
    }

    private static @Nullable Long day(Optional<LocalDate> day) {
        return day.map(LocalDate::toEpochDay).orElse(null);
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
