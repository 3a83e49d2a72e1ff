package io.warmit.cli;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to be there before an example of the help can do what it says: the names it uses, and servers that take the logins. */
final class ExampleScene implements AutoCloseable {
    private static final String UNSENT = "(select min(id) from message where id not in"
            + " (select message_id from event where message_id is not null and kind = 'fence'))";
    private static final String PASSWORD = "correct horse battery staple";

    private final GreenMail servers = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    ExampleScene() {
        servers.start();
        Stream.of(
                        "anna@alpha.example",
                        "bob@delta.example",
                        "bob",
                        "carl@delta.example",
                        "eva@alpha.example",
                        "you@your-domain.example",
                        "zoe@alpha.example")
                .forEach(user -> servers.setUser(user, user, PASSWORD));
    }

    /** The store, with what this example needs. */
    Fixture before(String example, Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder)
                .with("PG_PASSWORD", PASSWORD)
                .with("ANNA_PASSWORD", PASSWORD)
                .with("ZOE_PASSWORD", PASSWORD);
        Files.writeString(folder.resolve("boxes.csv"), """
                address,smtp,imap,password_ref
                zoe@alpha.example,127.0.0.1:%d/none,127.0.0.1:%d/none,env:ZOE_PASSWORD
                """.formatted(
                        servers.getSmtp().getPort(), servers.getImap().getPort()));
        when(example, "warmit init", words -> empty(folder));
        when(example, "mailbox (set|test|undo|forget)", words -> logins(fixture));
        when(example, "mailbox login", words -> clients(folder));
        when(example, "mailbox add (\\S+)", words -> fixture.run("mailbox", "remove", words, "--yes"));
        when(example, "(remove|--pool) old", words -> fixture.run("pool", "add", "old"));
        when(example, "rename own", words -> fixture.run("pool", "add", "own"));
        when(example, "spring", words -> fixture.run("campaign", "create", "spring"));
        when(example, "campaign create spring", words -> fixture.inStore("delete from campaign where name = 'spring'"));
        when(example, "campaign (pause|resume|stop)", words -> fixture.run("campaign", "launch", "spring"));
        when(example, "81442|k3v7x2", words -> named(fixture));
        when(example, "message reconcile 81442", words -> inDoubt(fixture));
        when(example, "quarantine \\w+ (81442|k3v7x2)", words -> setAside(fixture));
        when(example, "doctor alpha", words -> mute(folder));
        if (example.contains("content add")) {
            OwnScripts.lay(folder.resolve("garden.txt"));
        } else {
            OwnScripts.lay(folder.resolve("content/en/garden.txt"));
            OwnScripts.layOther(folder.resolve("content/review/en/allotment.txt"));
        }
        when(example, "restore (\\S+)", file -> fixture.run("db", "backup", "--out", file));
        return fixture;
    }

    /** What the example reads from stdin. */
    String stdin(String example, Path folder) throws IOException {
        return example.contains("< boxes.csv") ? Files.readString(folder.resolve("boxes.csv")) : PASSWORD + "\n";
    }

    private static void when(String example, String pattern, Consumer<String> preparation) {
        Pattern.compile(pattern)
                .matcher(example)
                .results()
                .findFirst()
                .ifPresent(found -> preparation.accept(found.groupCount() > 0 ? found.group(1) : ""));
    }

    /** The name server does not answer, so that nothing of DNS is known. */
    private static void mute(Path folder) {
        try {
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    "dns: { resolver: \"127.0.0.1:9\", timeout: 50ms }\n",
                    StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void logins(Fixture fixture) {
        fixture.inStore("update mailbox set secret = 'env:ANNA_PASSWORD', smtp = '127.0.0.1:"
                + servers.getSmtp().getPort() + "/none', imap = '127.0.0.1:"
                + servers.getImap().getPort() + "/none'");
    }

    private static void clients(Path folder) {
        try {
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    "oauth: { google: { client_id: one }, microsoft: { client_id: other } }\n",
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A message that never left, under the id and the token of the examples. */
    private static void named(Fixture fixture) {
        fixture.inStore("update message set token = 'k3v7x2abcdefghij' where id = " + UNSENT);
        fixture.inStore("update event set message_id = 81442 where message_id = " + UNSENT);
        fixture.inStore("update message set id = 81442 where token = 'k3v7x2abcdefghij'");
    }

    private void inDoubt(Fixture fixture) {
        logins(fixture);
        fixture.inStore("update message set state = 'DOT_PENDING', dot_at = 1, lease_until = 1 where id = 81442");
    }

    private static void setAside(Fixture fixture) {
        fixture.inStore("update message set state = 'QUARANTINED' where id = 81442");
    }

    private static void empty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    @Override
    public void close() {
        servers.stop();
    }
}
