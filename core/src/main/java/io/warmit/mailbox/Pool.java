package io.warmit.mailbox;

import java.util.Optional;

/**
 * Mailboxes that may write to each other.
 *
 * @param managed place in the configuration file that declares it, as {@code FILE:LINE}
 */
public record Pool(long id, String name, Optional<String> note, Optional<String> managed) {}
