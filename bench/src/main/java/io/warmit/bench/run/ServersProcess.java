package io.warmit.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The load servers in a process of their own, so that their memory and their pauses are theirs. */
public final class ServersProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Map<String, String> told;

    /** Starts them with options of {@code serve}. */
    public ServersProcess(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.warmit.bench.Bench",
                "serve"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        told = line();
    }

    private Map<String, String> line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the servers did not start");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : line.split(" ")) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return values;
    }

    public int smtp() {
        return Integer.parseInt(value(told, "smtp"));
    }

    public int imap() {
        return Integer.parseInt(value(told, "imap"));
    }

    public long pid() {
        return process.pid();
    }

    String password() {
        return value(told, "password");
    }

    public Path authority() {
        return Path.of(value(told, "ca"));
    }

    /** Messages that they have taken. */
    long taken() throws IOException {
        return Long.parseLong(value(now(), "taken"));
    }

    /** Logins by IMAP so far. */
    public long logins() throws IOException {
        return Long.parseLong(value(now(), "logins"));
    }

    /** The percentage of TLS handshakes that went on with an earlier session. */
    double resumed() throws IOException {
        Map<String, String> now = now();
        return 100.0 * Long.parseLong(value(now, "resumed")) / Long.parseLong(value(now, "handshakes"));
    }

    private Map<String, String> now() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        return line();
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the servers did not tell " + name);
        }
        return value;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } finally {
            process.onExit().join();
        }
    }
}
