package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.util.Optional;

/** A declared pool. */
public record PoolSettings(
        @Doc(value = "A remark for people.", example = "\"our two domains\"")
        Optional<String> note) {}
