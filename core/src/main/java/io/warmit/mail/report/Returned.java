package io.warmit.mail.report;

import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.message.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a report gives back of the mail that it is about: its headers, or an identifier that we sent along.
 *
 * @param headers of the returned message; several if there are several
 * @param envelopeId what we gave the server as ENVID (RFC 3461, 4.4)
 * @param named ids that the report itself names, which count only where nothing better is left
 */
record Returned(List<Fields> headers, List<String> envelopeId, List<String> named) {
    /** Headers that hold the id of the message itself, not of one that it answers. */
    private static final List<String> IDS =
            List.of("message-id", "x-microsoft-original-message-id", "x-google-original-message-id");

    Returned {
        headers = List.copyOf(headers);
        envelopeId = List.copyOf(envelopeId);
        named = List.copyOf(named);
    }

    /** The token, if everything that carries one carries the same: a report that names two messages names none. */
    Optional<Token> token() {
        Set<Token> found = new LinkedHashSet<>();
        headers.forEach(returned -> found.addAll(tokens(returned)));
        envelopeId.forEach(id -> Token.parse(id).ifPresent(found::add));
        if (found.isEmpty()) {
            named.forEach(id -> Identity.inMessageId(id).ifPresent(found::add));
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** What is left to prove that it was ours. */
    Carriers carriers() {
        List<String> own = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Fields returned : headers) {
            own.addAll(returned.all(Identity.HEADER));
            IDS.forEach(name -> ids.addAll(returned.all(name)));
        }
        return new Carriers(own, ids);
    }

    /** Whether it was addressed to one of these. */
    boolean wentTo(List<String> addresses) {
        return headers.stream()
                .flatMap(returned -> Stream.concat(returned.all("to").stream(), returned.all("delivered-to").stream()))
                .flatMap(to -> Arrays.stream(to.toLowerCase(Locale.ROOT).split("[\\s,;<>\"]+", -1)))
                .anyMatch(to -> !to.isEmpty() && addresses.contains(to));
    }

    private static List<Token> tokens(Fields returned) {
        return Stream.concat(
                        returned.all(Identity.HEADER).stream()
                                .flatMap(value -> Identity.inOwnHeader(value).stream())
                                .map(Identity.Own::token),
                        IDS.stream()
                                .flatMap(name -> returned.all(name).stream())
                                .flatMap(id -> Identity.inMessageId(id).stream()))
                .toList();
    }
}
