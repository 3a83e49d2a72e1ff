package io.warmit.cli;

import io.warmit.app.Discoveries;
import io.warmit.app.Shown;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.config.Loaded;
import io.warmit.discovery.Discovered;
import io.warmit.discovery.Found;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.LoginAdvice;
import io.warmit.mailbox.Provider;
import io.warmit.mailbox.Provider.Login;
import io.warmit.problem.ExitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is found for an address, and from where; nothing is stored and no mail server is spoken to. */
@Command(
        name = "discover",
        description = {
            "Find the servers of an address, and show where each value comes from.",
            "Asked are, until both servers are known: the provider list that ships with warmit; the configuration that "
                    + "the domain publishes over HTTPS; its service records in DNS; its mail exchangers, looked up in the list; "
                    + "and whether imap., smtp. and mail. exist, as guesses.",
            "Confidence: verified (compared with the provider's page), second-hand (compared with a public list), "
                    + "unverified (in the list, not compared yet), announced (the domain says so), guessed."
        },
        footer = {
            "",
            "Examples:",
            "  warmit mailbox discover anna@posteo.de --offline",
            "  warmit mailbox discover ben@outlook.com --offline --json"
        })
final class DiscoverCommand extends Leaf {
    private static final List<Column> COLUMNS = List.of(
            Column.word("VALUE", "value", 0),
            Column.word("IS", "is", 0),
            Column.word("FROM", "from", 1),
            Column.word("CONFIDENCE", "confidence", 2));

    @Parameters(paramLabel = "ADDR", description = "The bare address. Its local part is told to nobody.")
    String address = "";

    @Option(names = "--offline", description = "Only look into the provider list.")
    boolean offline;

    @Override
    protected ExitCode run() {
        Loaded loaded = config(List.of());
        Address wanted = FoundServers.address(address);
        Discovered found = Discoveries.complete(FoundServers.of(this, loaded, wanted, offline));
        if (globals().isVerbose()) {
            found.attempts().forEach(attempt -> printer().note(attempt.toString()));
        }
        print(Result.list("warmit.mailbox.discover/v1", rows(found), COLUMNS)
                .with("next: warmit mailbox add " + wanted));
        return ExitCode.OK;
    }

    private static List<Shown> rows(Discovered found) {
        List<Shown> rows = new ArrayList<>();
        found.smtp().ifPresent(server -> rows.add(row("smtp", server)));
        found.imap().ifPresent(server -> rows.add(row("imap", server)));
        rows.add(row("user", found.user().value(), found.user()));
        found.login().ifPresent(login -> rows.add(row("login", words(login.value()), login)));
        found.provider().ifPresent(provider -> facts(rows, found.address(), provider));
        return rows;
    }

    private static void facts(List<Shown> rows, Address address, Found<Provider> found) {
        Provider provider = found.value();
        rows.add(row("class", provider.kind(), found));
        rows.add(row("mode", provider.mode().name().toLowerCase(Locale.ROOT), found));
        provider.limits().ifPresent(limits -> rows.add(row("limits", limits, found)));
        LoginAdvice.of(address, provider).ifPresent(advice -> rows.add(row("note", advice.why(), found)));
        rows.add(row("source", provider.source().compared(), found));
    }

    private static String words(Set<Login> login) {
        return login.stream()
                .sorted(Comparator.naturalOrder())
                .map(DiscoverCommand::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Login login) {
        return login.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Shown row(String value, Found<Endpoint> server) {
        return row(value, server.value().toString(), server);
    }

    private static Shown row(String value, String is, Found<?> found) {
        return new Shown()
                .with("value", value)
                .with("is", is)
                .with("from", found.origin().words())
                .with("confidence", found.origin().confidence().word());
    }
}
