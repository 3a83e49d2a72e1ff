package io.warmit.config.section;

import io.warmit.config.bind.Later;
import java.util.Map;
import java.util.Optional;

/** Sections of the published configuration format that this version of warmit does not have yet. */
public final class LaterKeys implements Later {
    private static final Map<String, String> PURPOSES = Map.ofEntries(
            Map.entry("api", "the HTTP interface"),
            Map.entry("users", "people who may use the HTTP interface"),
            Map.entry("webhooks", "telling events to other programs"),
            Map.entry("egress", "the way out to the network"),
            Map.entry("monitoring", "metrics for other programs"),
            Map.entry("service", "running as a service of the system"),
            Map.entry("flows", "mail flows to leads"),
            Map.entry("leads", "leads"),
            Map.entry("suppression", "addresses that are never written to"),
            Map.entry("whatsapp", "the WhatsApp channel"));

    @Override
    public Optional<String> purpose(String pattern) {
        return Optional.ofNullable(PURPOSES.get(pattern));
    }
}
