package io.warmit.mailbox;

import java.util.Optional;

/** Where a secret is kept. The reference is stored as written; the value is read at each use. */
public sealed interface SecretRef {
    /** The first line of a file. */
    record InFile(String path) implements SecretRef {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /** An environment variable. */
    record InEnvironment(String name) implements SecretRef {
        @Override
        public String toString() {
            return "env:" + name;
        }
    }

    /** The standard output of a program, started without a shell. */
    record FromCommand(String commandLine) implements SecretRef {
        @Override
        public String toString() {
            return "cmd:" + commandLine;
        }
    }

    /** A credential that systemd passed to the service. */
    record InSystemd(String name) implements SecretRef {
        @Override
        public String toString() {
            return "systemd:" + name;
        }
    }

    /** A value that warmit holds itself, encrypted under the master key. */
    record Sealed() implements SecretRef {
        @Override
        public String toString() {
            return "sealed";
        }
    }

    /** The token that an identity provider granted at {@code warmit mailbox login}; sealed like a value that warmit holds itself. */
    record OAuth(IdentityProvider provider) implements SecretRef {
        @Override
        public String toString() {
            return "oauth:" + provider.word();
        }
    }

    /** The reference in a text such as {@code env:MAIL_PASSWORD}, or empty. {@code prompt} is not a reference: it asks, and the answer is sealed. */
    static Optional<SecretRef> parse(String text) {
        int colon = text.indexOf(':');
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        if (text.equals("sealed")) {
            return Optional.of(new Sealed());
        }
        if (colon < 0 || rest.isBlank()) {
            return Optional.empty();
        }
        return switch (text.substring(0, colon)) {
            case "file" -> Optional.of(new InFile(rest));
            case "env" -> Optional.of(new InEnvironment(rest));
            case "cmd" -> Optional.of(new FromCommand(rest));
            case "systemd" -> Optional.of(new InSystemd(rest));
            case "oauth" -> IdentityProvider.of(rest).map(OAuth::new);
            default -> Optional.empty();
        };
    }
}
