package io.warmit.bench.scale;

import io.warmit.bench.run.ServersProcess;
import java.io.IOException;

/**
 * What was used so far.
 *
 * @param servers seconds on a core of the mail servers
 * @param machine seconds on a core of everything here, a database server and strangers included
 */
record Sample(Usage daemon, double servers, double machine) {
    static Sample of(DaemonProcess daemon, ServersProcess servers) throws IOException {
        return new Sample(daemon.usage(), Usage.of(servers.pid()).cpu(), Usage.machine());
    }
}
