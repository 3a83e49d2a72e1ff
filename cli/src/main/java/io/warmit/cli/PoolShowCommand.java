package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.campaign.CampaignSettings;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Outlook;
import io.warmit.problem.ExitCode;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A pool, and for each of its senders what it carries, why, and what would carry more. */
@Command(
        name = "show",
        description = "Show a pool, and how much it carries for each mailbox a day.",
        footer = {"", "Examples:", "  warmit pool show default", "  warmit pool show default --json"})
final class PoolShowCommand extends Leaf {
    private static final String SCHEMA = "warmit.pool.show/v1";
    private static final Comparator<Outlook> WORST_FIRST = Comparator.comparingInt(Outlook::ceiling)
            .thenComparing(outlook -> outlook.mailbox().address().toString());

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Override
    protected ExitCode run() {
        try (Warmit warmit = open()) {
            Pool pool = warmit.pools().named(name);
            CampaignSettings settings = warmit.settings().campaignDefaults().value();
            List<Mailbox> members = warmit.pools().members(pool);
            List<Outlook> byAddress = Outlook.of(members, settings);
            List<Outlook> outlooks = byAddress.stream().sorted(WORST_FIRST).toList();
            Shown shown = shown(pool, members, outlooks, settings);
            if (isTable() && globals().fields.isEmpty()) {
                print(Result.one(SCHEMA, shown));
                print(table(outlooks));
                hints(members, byAddress);
            } else {
                hints(members, byAddress);
                print(Result.one(
                        SCHEMA,
                        shown.with(
                                "senders",
                                outlooks.stream().map(PoolShowCommand::shown).toList())));
            }
            return ExitCode.OK;
        }
    }

    private void hints(List<Mailbox> members, List<Outlook> outlooks) {
        int usable = (int) members.stream().filter(Mailbox::usable).count();
        Outlook.warnings(outlooks, usable).forEach(this::hint);
    }

    private static Shown shown(Pool pool, List<Mailbox> members, List<Outlook> outlooks, CampaignSettings settings) {
        return PoolCommand.shown(pool, members, outlooks)
                .with("target", settings.volume().ramp().to())
                .with(
                        "more_mailboxes_for_target",
                        PoolCommand.tightest(outlooks)
                                .filter(outlook -> outlook.more().isPresent())
                                .map(outlook -> outlook.more().getAsInt()))
                .with("pairs", pairs(members))
                .with(
                        "members",
                        members.stream().map(box -> box.address().toString()).toList());
    }

    private static Shown shown(Outlook outlook) {
        return OutlookShown.in(
                new Shown().with("address", outlook.mailbox().address().toString()), outlook);
    }

    private static Result table(List<Outlook> outlooks) {
        return Result.list(
                        SCHEMA,
                        outlooks.stream()
                                .map(outlook -> shown(outlook)
                                        .with("meets", (outlook.fewPartners() ? "! " : "") + outlook.partners()))
                                .toList(),
                        List.of(
                                Column.word("MAILBOX", "address", 0),
                                Column.number("PARTNERS", "meets", 0),
                                Column.number("CARRIES", "ceiling", 0),
                                Column.number("OF", "target", 2),
                                Column.number("MORE", "more_mailboxes_for_target", 3),
                                Column.word("BECAUSE", "because", 1),
                                Column.word("HELPS MOST", "helpful_provider", 4)))
                .orElse("no mailbox of the pool can send; next: warmit mailbox list");
    }

    /** How many mailboxes may write to another one: each direction is a pair. */
    private static long pairs(List<Mailbox> members) {
        long senders = members.stream().filter(Mailbox::canSend).count();
        long receivers = members.stream().filter(Mailbox::canReceive).count();
        long both = members.stream()
                .filter(box -> box.canSend() && box.canReceive())
                .count();
        return senders * receivers - both;
    }
}
