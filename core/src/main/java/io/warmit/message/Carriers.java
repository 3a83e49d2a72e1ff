package io.warmit.message;

import java.util.List;
import java.util.Optional;

/**
 * What a mail shows that may tell it is ours.
 *
 * @param own values of our own header; empty when it was taken off on the way
 * @param ids Message-ID, and the headers that keep a replaced one
 */
public record Carriers(List<String> own, List<String> ids) {
    public Carriers {
        own = List.copyOf(own);
        ids = ids.stream().map(String::strip).toList();
    }

    /** The token that it claims to carry, by which the message is looked up. It proves nothing: anybody can write one. */
    public Optional<Token> token() {
        return own.isEmpty()
                ? ids.stream().flatMap(id -> Identity.inMessageId(id).stream()).findFirst()
                : Identity.inOwnHeader(own.getFirst()).map(Identity.Own::token);
    }
}
