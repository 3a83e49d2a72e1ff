package io.warmit.mailbox;

import java.util.List;

/** The languages that mailboxes write to each other in: those that conversations ship in, two letters each. */
public final class Languages {
    public static final List<String> ALL = List.of("de", "en", "es", "fr", "it");

    private Languages() {}
}
