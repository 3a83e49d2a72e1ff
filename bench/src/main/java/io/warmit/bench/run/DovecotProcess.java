package io.warmit.bench.run;

import io.warmit.mailbox.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Dovecot 2.3 on loopback under the account that runs this, with every mailbox that somebody logs in to. It keeps its own manners but for two: mail is not forced onto the disk, and one process
 * of its serves every login, as its manual advises for busy servers, so that sessions of TLS can be resumed.
 */
final class DovecotProcess implements AutoCloseable {
    private static final String PASSWORD = "loopback";
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final int TRIES = 200;

    private final Path folder;
    private final Process process;
    private final int plain;
    private final int tls;

    DovecotProcess() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException("there is no " + PROGRAM + "; install the package dovecot-imapd");
        }
        folder = Files.createTempDirectory(
                "warmit-dovecot", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        plain = free();
        tls = free();
        run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2 -subj /CN=127.0.0.1"
                + " -addext subjectAltName=IP:127.0.0.1 -keyout " + folder + "/key.pem -out " + folder
                + "/ca.pem");
        Files.writeString(folder.resolve("dovecot.conf"), configuration());
        Files.createDirectories(folder.resolve("mail"));
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // Nothing here needs root, and Dovecot refuses to keep root's mail.
            run("chown -R nobody:nogroup " + folder);
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of(
                PROGRAM.toString(), "-F", "-c", folder.resolve("dovecot.conf").toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        await();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int free() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static void run(String words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(words.split(" ")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(words + ": " + said);
        }
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), plain).close();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        close();
        throw new IOException("Dovecot did not start; run it by hand with " + folder + "/dovecot.conf");
    }

    ImapDoorway door(Security security) {
        return new ImapDoorway(security == Security.TLS ? tls : plain, security, folder.resolve("ca.pem"), PASSWORD);
    }

    private String configuration() {
        String user = isRoot() ? "nobody" : System.getProperty("user.name");
        String group = isRoot() ? "nogroup" : "";
        return """
                base_dir = FOLDER/run
                state_dir = FOLDER/state
                log_path = FOLDER/log
                protocols = imap
                listen = 127.0.0.1
                default_internal_user = USER
                default_internal_group = GROUP
                default_login_user = USER
                first_valid_uid = 1
                ssl = yes
                ssl_cert = <FOLDER/ca.pem
                ssl_key = <FOLDER/key.pem
                disable_plaintext_auth = no
                auth_mechanisms = plain
                mail_fsync = never
                mail_location = maildir:~/Maildir
                passdb {
                  driver = static
                  args = password=PASSWORD
                }
                userdb {
                  driver = static
                  args = uid=USER gid=GROUP home=FOLDER/mail/%u allow_all_users=yes
                }
                namespace inbox {
                  inbox = yes
                  separator = /
                  mailbox Junk {
                    auto = subscribe
                    special_use = \\Junk
                  }
                  mailbox Sent {
                    auto = subscribe
                    special_use = \\Sent
                  }
                  mailbox Trash {
                    auto = subscribe
                    special_use = \\Trash
                  }
                }
                service imap-login {
                  chroot =
                  service_count = 0
                  process_min_avail = 1
                  process_limit = 1
                  inet_listener imap {
                    port = PLAIN
                  }
                  inet_listener imaps {
                    port = SECURE
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                }
                service stats {
                  chroot =
                }
                """.replace("FOLDER", folder.toString())
                .replace("PASSWORD", PASSWORD)
                .replace("USER", user)
                .replace("GROUP", group)
                .replace("PLAIN", String.valueOf(plain))
                .replace("SECURE", String.valueOf(tls));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
