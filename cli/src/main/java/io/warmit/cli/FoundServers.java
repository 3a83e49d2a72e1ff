package io.warmit.cli;

import io.warmit.app.Discoveries;
import io.warmit.cli.output.Progress;
import io.warmit.config.Loaded;
import io.warmit.discovery.Discovered;
import io.warmit.discovery.Found;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.LoginAdvice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The servers of a mailbox that is being added, when the operator did not name them. */
final class FoundServers {
    private FoundServers() {}

    /** The address as it was typed. */
    static Address address(String text) {
        return Address.parse(text)
                .orElseThrow(() ->
                        Leaf.bad("ADDR", text, "is not an address", "a bare one, for example anna@alpha.example"));
    }

    static Discovered of(Leaf leaf, Loaded loaded, Address address, boolean offline) {
        try (Progress progress = leaf.progress("discover", 0)) {
            AtomicLong asked = new AtomicLong();
            return Discoveries.of(
                    loaded.settings(), address, offline, whom -> progress.at(asked.getAndIncrement(), whom));
        }
    }

    /**
     * Fills in what was left out, and tells from where. Nothing goes to a server that our list does not name before somebody said yes.
     *
     * @throws io.warmit.problem.UserError E1701 and E1702 when there is nothing to fill in, E1004 when the answer is no or missing
     */
    static void fill(Leaf leaf, Loaded loaded, MailboxCommand.Values values, String typed) {
        if (values.smtp != null && values.imap != null) {
            return;
        }
        use(leaf, values, Discoveries.complete(of(leaf, loaded, address(typed), false)));
    }

    static void use(Leaf leaf, MailboxCommand.Values values, Discovered found) {
        Address address = found.address();
        Discovered used = new Discovered(
                address,
                found.provider(),
                found.smtp().filter(server -> values.smtp == null),
                found.imap().filter(server -> values.imap == null),
                found.user(),
                found.login(),
                found.attempts());
        tell(leaf, "smtp", used.smtp());
        tell(leaf, "imap", used.imap());
        List<Endpoint> foreign = used.foreign();
        if (!foreign.isEmpty()) {
            leaf.printer().warn(names(foreign) + " is outside " + address.domain() + ", and not in the provider list");
        }
        List<Endpoint> unconfirmed = used.unconfirmed();
        if (!unconfirmed.isEmpty()) {
            leaf.consent("log in as " + address + " at " + names(unconfirmed));
        }
        used.smtp().ifPresent(server -> values.smtp = server.value().toString());
        used.imap().ifPresent(server -> values.imap = server.value().toString());
        if (values.user == null && !found.user().value().equals(address.toString())) {
            values.user = found.user().value();
            leaf.printer()
                    .note("user  " + values.user + "  from "
                            + found.user().origin().words());
        }
        found.provider()
                .flatMap(provider -> LoginAdvice.of(address, provider.value()))
                .ifPresent(advice -> leaf.printer().note(advice.why()));
    }

    private static void tell(Leaf leaf, String what, Optional<Found<Endpoint>> found) {
        found.ifPresent(server -> leaf.printer()
                .note(what + "  " + server.value() + "  from " + server.origin().words() + ", "
                        + server.origin().confidence().word()));
    }

    private static String names(List<Endpoint> servers) {
        return servers.stream().map(Endpoint::host).distinct().collect(Collectors.joining(" and "));
    }
}
