package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Outlook;
import io.warmit.problem.ExitCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pools: list, add, show, rename, remove. */
@Command(
        name = "pool",
        description = "Pools of mailboxes that may write to each other.",
        subcommands = {
            PoolCommand.ListAll.class,
            PoolCommand.Add.class,
            PoolShowCommand.class,
            PoolCommand.Rename.class,
            PoolCommand.Remove.class
        })
final class PoolCommand {
    private PoolCommand() {}

    @Command(
            name = "list",
            description = "List pools.",
            footer = {"", "Examples:", "  warmit pool list", "  warmit pool list --json"})
    static final class ListAll extends Leaf {
        @Mixin
        final Listing listing = new Listing();

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                List<Shown> rows = warmit.pools().all().stream()
                        .map(pool -> shown(warmit, pool))
                        .toList();
                print(listing.end(
                        Result.list(
                                        "warmit.pool.list/v1",
                                        rows,
                                        List.of(
                                                Column.word("POOL", "name", 0),
                                                Column.number("MAILBOXES", "mailboxes", 0),
                                                Column.number("CARRIES", "ceiling", 1),
                                                Column.word("NOTE", "note", 2)))
                                .with(Sums.many(rows.size(), "pool") + ": "
                                        + Sums.many(warmit.mailboxes().count(), "mailbox"))
                                .orElse("no pool yet; next: warmit mailbox add you@your-domain.example"),
                        isTable()));
                return ExitCode.OK;
            }
        }
    }

    /** With the settings of a new campaign. */
    private static Shown shown(Warmit warmit, Pool pool) {
        List<Mailbox> members = warmit.pools().members(pool);
        return shown(
                pool,
                members,
                Outlook.of(members, warmit.settings().campaignDefaults().value()));
    }

    static Shown shown(Pool pool, List<Mailbox> members, List<Outlook> outlooks) {
        Optional<Outlook> tightest = tightest(outlooks);
        return new Shown()
                .with("name", pool.name())
                .with("note", pool.note())
                .with("managed", pool.managed().isPresent() ? "file" : "store")
                .with("mailboxes", members.size())
                .with("usable", members.stream().filter(Mailbox::usable).count())
                .with("ceiling", tightest.map(Outlook::ceiling).orElse(0))
                .with(
                        "because",
                        tightest.map(outlook -> outlook.capacity().because()).orElse("no mailbox can send"));
    }

    /** The sender for which the pool carries least. */
    static Optional<Outlook> tightest(List<Outlook> outlooks) {
        return outlooks.stream().min(Comparator.comparingInt(Outlook::ceiling));
    }

    @Command(
            name = "add",
            description = "Make a pool.",
            footer = {"", "Examples:", "  warmit pool add clients", "  warmit pool add own --note \"our two domains\""})
    static final class Add extends Leaf {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Option(names = "--note", paramLabel = "TEXT")
        @Nullable
        String note;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                warmit.pools().add(name, Optional.ofNullable(note), globals().dryRun);
                printer()
                        .done(wouldOr("add", "added") + " pool " + name + "; next: warmit mailbox add ADDR --pool "
                                + name);
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "rename",
            description = "Rename a pool.",
            footer = {"", "Examples:", "  warmit pool rename default own", "  warmit pool rename own clients"})
    static final class Rename extends Leaf {
        @Parameters(paramLabel = "OLD", index = "0")
        String old = "";

        @Parameters(paramLabel = "NEW", index = "1")
        String fresh = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                boolean changed = warmit.pools().rename(warmit.pools().named(old), fresh, globals().dryRun);
                printer()
                        .done(
                                changed
                                        ? wouldOr("rename", "renamed") + " pool " + old + " to " + fresh
                                        : "already named so: pool " + fresh);
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "remove",
            description = "Remove an empty pool.",
            footer = {"", "Examples:", "  warmit pool remove old --yes", "  warmit pool remove old --dry-run"})
    static final class Remove extends Leaf {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Pool pool = warmit.pools().named(name);
                consent("remove pool " + name);
                warmit.pools().remove(pool, globals().dryRun);
                printer().done(wouldOr("remove", "removed") + " pool " + name);
                return ExitCode.OK;
            }
        }
    }
}
