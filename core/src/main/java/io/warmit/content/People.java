package io.warmit.content;

import io.warmit.mailbox.Address;
import java.util.Locale;
import java.util.Optional;

/** The writer and the reader of one message. */
public record People(Address from, Optional<String> fromName, Address to, Optional<String> toName) {

    /** The name that the writer signs with. */
    public String writer() {
        return first(from, fromName);
    }

    /** The name that the reader is greeted with. */
    public String reader() {
        return first(to, toName);
    }

    /** The first word of the display name, else the first letters of the address. */
    private static String first(Address address, Optional<String> name) {
        String words =
                name.filter(text -> !text.isBlank()).orElse(address.local()).strip();
        String first = words.split("[\\s._+-]+", 2)[0].replaceAll("\\d+$", "");
        String readable = first.isEmpty() ? address.local() : first;
        return readable.substring(0, 1).toUpperCase(Locale.ROOT) + readable.substring(1);
    }
}
