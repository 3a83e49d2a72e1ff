package io.warmit.content;

import io.warmit.mailbox.Address;
import java.util.Optional;

/** The writer and the reader of one message. */
public record People(Address from, Optional<String> fromName, Address to, Optional<String> toName) {

    /** How the writer signs among acquaintances. */
    public String writer() {
        return Name.of(from, fromName).signature();
    }

    /** How the writer signs a formal letter. */
    public String writerInFull() {
        return Name.of(from, fromName).full();
    }

    /** The name that the reader is greeted with; empty when the address belongs to an office or shows no name. */
    public Optional<String> reader() {
        return Name.of(to, toName).first();
    }

    /** The name that the reader is greeted with in a formal letter. */
    public Optional<String> readerInFull() {
        Name name = Name.of(to, toName);
        return name.first().map(first -> name.full());
    }
}
