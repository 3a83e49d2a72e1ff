package io.warmit.bench.run;

import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The send path of a build in a process of its own, so that two builds can send in turn. */
final class SendingProcess implements Contestant, AutoCloseable {
    private static final int PARALLEL = 10;
    private static final int OCTETS = 2048;

    private final String name;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    /** @param lib the jars of that build */
    SendingProcess(String name, Path lib, ServersProcess servers, boolean kept) throws IOException {
        this.name = name;
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Folders.ownClasses() + ":" + lib.resolve("*"),
                        SendingProcess.class.getName(),
                        String.valueOf(servers.smtp()),
                        servers.authority().toString(),
                        servers.password(),
                        String.valueOf(kept))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(int times) throws IOException {
        in.write(times + "\n");
        in.flush();
        if (out.readLine() == null) {
            throw new IOException("the benchmarks do not run with the classes of " + name);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    /** Sends as many as each line of standard input says, and answers it with a line. */
    public static void main(String[] args) throws Exception {
        String password = args[2];
        MailPost post =
                new MailPost(MailSettings.DEFAULT, Trust.of(Optional.of(Path.of(args[1]))), mailbox -> password);
        var smtp = Samples.loopback(Integer.parseInt(args[0]), false);
        WarmitSend send = new WarmitSend(
                post,
                Samples.mailbox(1, "a@loopback.test", smtp, smtp),
                Samples.mail(OCTETS),
                PARALLEL,
                Boolean.parseBoolean(args[3]));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            send.run(Integer.parseInt(line));
            System.out.println("done");
        }
    }
}
