package io.warmit.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/** Machines on which configurations are read. */
final class Machine {
    private Machine() {}

    /** The one that the example file describes: a system service. */
    static Environment service(Map<String, String> variables) {
        return new Environment(variables, true, Path.of("/root"), Path.of("/"), "mail1", ZoneId.of("Europe/Paris"));
    }

    static Environment service() {
        return service(Map.of());
    }

    static Environment user(Map<String, String> variables, Path folder) {
        return new Environment(variables, false, Path.of("/home/ana"), folder, "laptop", ZoneId.of("Europe/Berlin"));
    }
}
