package io.warmit.cli;

import io.warmit.app.Warmit;
import io.warmit.config.Given;
import io.warmit.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a {@code mailbox set} leaves out stays as it was. */
final class SetGivens {
    private SetGivens() {}

    static List<Given> of(Mailbox box, MailboxCommand.Values values, Warmit warmit) {
        List<Given> givens = new ArrayList<>();
        givens.add(Given.option("smtp", "--smtp", box.smtp().toString()));
        givens.add(Given.option("imap", "--imap", box.imap().toString()));
        givens.add(Given.option("user", "--user", box.user()));
        givens.add(Given.option("zone", "--zone", box.zone().getId()));
        givens.add(Given.option("daily_max", "--daily-max", String.valueOf(box.dailyMax())));
        givens.add(Given.option("mode", "--mode", box.mode().name().toLowerCase(Locale.ROOT)));
        givens.add(Given.option("role", "--role", box.role().name().toLowerCase(Locale.ROOT)));
        box.name().ifPresent(name -> givens.add(Given.option("name", "--name", name)));
        warmit.pools().all().stream()
                .filter(pool -> pool.id() == box.poolId())
                .forEach(pool -> givens.add(Given.option("pool", "--pool", pool.name())));
        box.country().ifPresent(country -> givens.add(Given.option("country", "--country", country)));
        givens.addAll(values.folders.kept(box.folders()));
        List<Given> wanted = values.givens(box.address().toString());
        givens.removeIf(old -> wanted.stream().anyMatch(fresh -> fresh.path().equals(old.path())));
        if (values.secret == null) {
            wanted.removeIf(given -> given.path().equals("secret"));
            givens.add(Given.option("secret", "--secret", box.secret().toString()));
        }
        givens.addAll(wanted);
        return givens;
    }
}
