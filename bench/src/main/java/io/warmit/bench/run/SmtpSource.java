package io.warmit.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Postfix' own load generator. It cannot log in. */
record SmtpSource(int port, int parallel, int octets, boolean kept) implements Contestant {
    private static final String PROGRAM = "/usr/sbin/smtp-source";

    @Override
    public String name() {
        return "smtp-source";
    }

    @Override
    public void run(int times) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        if (kept) {
            command.add("-d");
        }
        command.addAll(List.of(
                "-s",
                String.valueOf(parallel),
                "-m",
                String.valueOf(times),
                "-l",
                String.valueOf(octets),
                "-f",
                "a@loopback.test",
                "-t",
                "b@loopback.test",
                "inet:127.0.0.1:" + port));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(PROGRAM + " ended with " + process.exitValue());
        }
    }
}
