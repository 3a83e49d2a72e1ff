package io.warmit.secret;

import io.warmit.mailbox.SecretRef;
import java.nio.file.Path;

/** Reads the secrets that lie outside warmit. */
final class SecretSources {
    private SecretSources() {}

    static Secret read(SecretRef ref, SecretResolver.Terms terms) throws Unusable {
        return switch (ref) {
            case SecretRef.InFile(String path) -> SecretFile.firstLine(Path.of(path));
            case SecretRef.InEnvironment(String name) -> fromEnvironment(name, terms);
            case SecretRef.FromCommand(String line) -> SecretCommand.run(line, terms.commandLimit());
            case SecretRef.InSystemd(String name) -> SecretFile.firstLine(credential(name, terms));
            case SecretRef.Sealed _, SecretRef.OAuth _ ->
                throw new IllegalStateException("a sealed value lies in the store");
        };
    }

    private static Secret fromEnvironment(String name, SecretResolver.Terms terms) throws Unusable {
        String value = terms.variables().get(name);
        if (value == null || value.isEmpty()) {
            throw new Unusable(
                    "the environment variable " + name + (value == null ? " is not set" : " is empty"),
                    "set " + name + " where warmit is started");
        }
        return Secret.of(value);
    }

    // systemd.exec(5): credentials are files in a folder that only the service can read.
    private static Path credential(String name, SecretResolver.Terms terms) throws Unusable {
        String folder = terms.variables().get("CREDENTIALS_DIRECTORY");
        if (folder == null) {
            throw new Unusable(
                    "systemd passed no credentials: CREDENTIALS_DIRECTORY is not set",
                    "add LoadCredential=" + name + ":/path to the unit, and start warmit with systemctl");
        }
        if (name.contains("/") || name.equals("..")) {
            throw new Unusable("the name of a credential has no slash", "write systemd:NAME");
        }
        return Path.of(folder).resolve(name);
    }
}
