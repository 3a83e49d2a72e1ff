package io.warmit.store;

import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every visit begins with, read in one go. */
public final class VisitReader {
    private final Database database;
    private final MailboxStore mailboxes;
    private final CampaignStore campaigns;
    private final PaceStore paces;
    private final DueReader due;

    VisitReader(Database database, MailboxStore mailboxes, CampaignStore campaigns, PaceStore paces, DueReader due) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.campaigns = campaigns;
        this.paces = paces;
        this.due = due;
    }

    /**
     * A mailbox as a visit finds it.
     *
     * @param enrolment the running campaign that it takes part in
     * @param paces what was decided for its today, wherever it is, and the days beside it
     */
    public record Begun(
            Mailbox mailbox,
            Optional<Enrolment> enrolment,
            NextDue due,
            Map<LocalDate, Optional<PaceStore.Stored>> paces) {
        public Begun {
            paces = Map.copyOf(paces);
        }
    }

    /** Empty: there is no such mailbox. */
    public Optional<Begun> of(long mailboxId, Instant now) {
        return database.reads(() -> {
            LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
            Question<Mailbox> mailbox = mailboxes.asked(mailboxId);
            Question<Enrolment> enrolment = campaigns.enrolmentAsked(mailboxId);
            Question<NextDue> ends = due.asked(mailboxId);
            Question<PaceStore.OfDay> decided = paces.asked(mailboxId, day.minusDays(1), day.plusDays(1));
            database.ask(List.of(mailbox, enrolment, ends, decided));
            Map<LocalDate, Optional<PaceStore.Stored>> byDay = new HashMap<>();
            day.minusDays(1).datesUntil(day.plusDays(2)).forEach(each -> byDay.put(each, Optional.empty()));
            decided.all().forEach(pace -> byDay.put(pace.day(), Optional.of(pace.pace())));
            return mailbox.first()
                    .map(found -> new Begun(found, enrolment.first(), due.of(ends, mailboxId, now), byDay));
        });
    }
}
