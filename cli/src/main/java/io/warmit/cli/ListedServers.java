package io.warmit.cli;

import io.warmit.config.Given;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Provider;
import io.warmit.mailbox.ProviderList;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills in the servers that a row of a table leaves empty, from the provider list alone: a table may have thousands of rows, and nobody sits by to confirm. */
final class ListedServers {
    private ListedServers() {}

    /**
     * The row with its servers, or as it was when it names them or no address.
     *
     * @throws UserError E1801 when the list has no servers for the address
     */
    static List<Given> filled(List<Given> row, Place place) {
        Optional<Address> address = value(row, "address").flatMap(Address::parse);
        boolean complete = value(row, "smtp").isPresent() && value(row, "imap").isPresent();
        if (complete || address.isEmpty()) {
            return row;
        }
        Provider provider = ProviderList.shipped()
                .ofDomain(address.get().domain())
                .orElseThrow(() -> new UserError(
                        Problem.of(Code.E1801, "the servers of " + address.get() + " are not in the provider list")
                                .at(place)
                                .because("smtp or imap is empty, and an import asks nobody else")
                                .fixedBy("fill in smtp and imap; warmit mailbox discover " + address.get()
                                        + " may find them")));
        return switch (provider.access()) {
            case Provider.Unusable(String why, String instead) ->
                throw new UserError(
                        Problem.of(Code.E1801, provider.title() + " has no mail servers for " + address.get())
                                .at(place)
                                .because(why)
                                .fixedBy(instead));
            case Provider.Servers servers -> {
                List<Given> more = new ArrayList<>(row);
                fill(more, "smtp", place, servers.smtp().toString());
                fill(more, "imap", place, servers.imap().toString());
                fill(more, "user", place, servers.user().of(address.get()));
                yield more;
            }
        };
    }

    private static void fill(List<Given> row, String column, Place place, String text) {
        if (value(row, column).isEmpty()) {
            row.add(Given.cell(column, place, text));
        }
    }

    private static Optional<String> value(List<Given> row, String column) {
        return row.stream()
                .filter(given -> given.path().equals(column))
                .map(Given::text)
                .findFirst();
    }
}
