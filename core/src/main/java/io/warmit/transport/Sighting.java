package io.warmit.transport;

import io.warmit.message.Carriers;
import io.warmit.message.Token;
import io.warmit.placement.FolderRole;
import java.time.Instant;
import java.util.Optional;

/**
 * A copy of one of our messages, seen in a folder.
 *
 * @param token what it claims to be a copy of
 * @param carriers what is to prove that
 * @param tab a provider's category other than the primary one
 * @param seenMessageId Message-ID as the copy shows it
 * @param received the server's internal date
 * @param read whether it was already read, answered or starred when first seen, by somebody else than us
 */
public record Sighting(
        Token token,
        Carriers carriers,
        String folder,
        FolderRole role,
        Optional<String> tab,
        long uidValidity,
        long uid,
        Optional<String> seenMessageId,
        Instant received,
        boolean read,
        boolean answered) {}
