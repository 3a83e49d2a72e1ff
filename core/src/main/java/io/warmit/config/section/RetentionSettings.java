package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.time.Duration;

/** How long things are kept. */
public record RetentionSettings(
        @Doc(
                value = "How long messages and their events are kept; their day counts stay.",
                byDefault = "400d",
                least = "60d",
                most = "3650d")
        Duration messages,

        @Doc(
                value = "How long mail of warmit stays in mailboxes in mode engage; never anyone else's mail.",
                byDefault = "14d",
                least = "3d",
                most = "400d")
        Duration mail,

        @Doc(
                value = "How long what was done to mail in the mailboxes can be taken back with warmit mailbox undo.",
                byDefault = "30d",
                least = "1d",
                most = "400d")
        Duration undo) {}
