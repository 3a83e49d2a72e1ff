package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.nio.file.Path;

/** Folders of this machine. */
public record PathSettings(
        @Doc(
                value = "Folder of the store, the master key and crash notes.",
                byDefault = "/var/lib/warmit",
                derived = "$STATE_DIRECTORY, else /var/lib/warmit for root, else $XDG_STATE_HOME/warmit")
        Path state,

        @Doc(
                value = "Folder of what can be fetched or made again.",
                byDefault = "/var/cache/warmit",
                derived = "$CACHE_DIRECTORY, else /var/cache/warmit for root, else $XDG_CACHE_HOME/warmit")
        Path cache) {}
