package io.warmit.app;

import io.warmit.mailbox.Mailbox;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a change makes different at a mailbox, each thing as {@code daily_max 40 → 30}. */
final class Differences {
    private final Mailbox before;
    private final Mailbox wanted;
    private final List<String> found = new ArrayList<>();

    private Differences(Mailbox before, Mailbox wanted) {
        this.before = before;
        this.wanted = wanted;
    }

    static List<String> of(Mailbox before, Mailbox wanted, String poolBefore, String pool) {
        Differences differences = new Differences(before, wanted);
        differences.add("pool", poolBefore, pool);
        differences.add("name", box -> words(box.name()));
        differences.add("role", box -> Readings.word(box.role()));
        differences.add("mode", box -> Readings.word(box.mode()));
        differences.add("smtp", Mailbox::smtp);
        differences.add("imap", Mailbox::imap);
        differences.add("user", Mailbox::user);
        differences.add("provider", Mailbox::provider);
        differences.add("secret", Mailbox::secret);
        differences.add("zone", Mailbox::zone);
        differences.add("daily_max", Mailbox::dailyMax);
        differences.add("receive_max", Mailbox::receiveMax);
        differences.add("language", Mailbox::language);
        differences.add("since", box -> box.since().map(LocalDate::toString).orElse("unknown"));
        differences.add("country", box -> box.country().orElse("unknown"));
        differences.add(
                "folders",
                box -> box.folders().isEmpty()
                        ? "unnamed"
                        : String.join(" ", box.folders().pairs()));
        return differences.found;
    }

    private void add(String name, Function<Mailbox, Object> value) {
        add(name, String.valueOf(value.apply(before)), String.valueOf(value.apply(wanted)));
    }

    private void add(String name, String old, String fresh) {
        if (!old.equals(fresh)) {
            found.add(name + " " + old + " → " + fresh);
        }
    }

    static String words(Optional<String> text) {
        return text.map(words -> "\"" + words + "\"").orElse("none");
    }
}
