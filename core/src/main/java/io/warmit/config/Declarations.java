package io.warmit.config;

import io.warmit.campaign.CampaignSettings;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Place;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The pools, mailboxes and campaigns that a file declares, in the order of the file, with defaults filled in. */
public record Declarations(List<OfPool> pools, List<OfMailbox> mailboxes, List<OfCampaign> campaigns) {
    public static final Declarations NONE = new Declarations(List.of(), List.of(), List.of());

    public Declarations {
        pools = List.copyOf(pools);
        mailboxes = List.copyOf(mailboxes);
        campaigns = List.copyOf(campaigns);
    }

    /** A declared pool.
     *
     * @param at where its name stands */
    public record OfPool(String name, Optional<String> note, Place at) {}

    /** A declared mailbox.
     *
     * @param at where its entry begins */
    public record OfMailbox(MailboxValues values, Place at) {}

    /** A declared campaign.
     *
     * @param at where its name stands */
    public record OfCampaign(
            String name, String pool, Optional<LocalDate> start, boolean launch, CampaignSettings settings, Place at) {}

    /**
     * What an operator says of a mailbox.
     *
     * @param mode empty: that of its provider
     * @param since the first day on which it was in use; empty: nobody said
     * @param country whose public holidays it keeps, in capitals; empty: nobody said, and a new mailbox takes that of mailbox_defaults
     * @param folders whose part was named by hand
     */
    public record MailboxValues(
            Address address,
            Optional<String> name,
            String pool,
            Role role,
            Optional<Mode> mode,
            Endpoint smtp,
            Endpoint imap,
            String user,
            SecretRef secret,
            ZoneId zone,
            int dailyMax,
            int receiveMax,
            String language,
            Optional<LocalDate> since,
            Optional<String> country,
            NamedFolders folders) {
        /** The same, only looking. */
        public MailboxValues measuring() {
            return new MailboxValues(
                    address,
                    name,
                    pool,
                    role,
                    Optional.of(Mode.MEASURE),
                    smtp,
                    imap,
                    user,
                    secret,
                    zone,
                    dailyMax,
                    receiveMax,
                    language,
                    since,
                    country,
                    folders);
        }
    }

    /** The place as a declared object carries it: {@code FILE:LINE}. */
    public static String managed(Place at) {
        return at.file() + ":" + at.line();
    }

    public boolean isEmpty() {
        return pools.isEmpty() && mailboxes.isEmpty() && campaigns.isEmpty();
    }
}
