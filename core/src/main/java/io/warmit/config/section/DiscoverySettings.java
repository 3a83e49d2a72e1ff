package io.warmit.config.section;

import io.warmit.config.bind.Doc;
import java.time.Duration;

/** How the servers of an address are found. */
public record DiscoverySettings(
        @Doc(
                value = "false: only the provider list shipped with warmit; no domain is asked for its servers.",
                byDefault = "true")
        boolean network,

        @Doc(value = "How long one answer is waited for.", byDefault = "10s", least = "100ms", most = "2m")
        Duration timeout) {}
