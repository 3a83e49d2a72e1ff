package io.warmit.config.value;

import io.warmit.config.tree.Tree.Scalar;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeSet;

/** The kinds of value that name something of the world: paths, secrets, addresses, servers, zones, dates. */
final class OutsideTypes {
    static final String REFERENCES = "file:/path, env:NAME, cmd:program or systemd:NAME";

    private OutsideTypes() {}

    static final class Paths implements ValueType<Path> {
        @Override
        public String word() {
            return "a path";
        }

        @Override
        public String example() {
            return "/etc/warmit/ca.pem";
        }

        @Override
        public Path read(Scalar scalar, Folders folders) throws BadValue {
            return path(scalar.text(), scalar, folders);
        }

        static Path path(String text, Scalar scalar, Folders folders) throws BadValue {
            if (text.equals("~") || text.startsWith("~/")) {
                throw BadValue.of("starts with ~, which only a shell unfolds", "write the whole path, from / on");
            }
            if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
                throw BadValue.of("is not a path", "write a path, for example /var/lib/warmit");
            }
            try {
                return folders.of(scalar.origin()).resolve(text).normalize();
            } catch (InvalidPathException notAPath) {
                throw BadValue.of("is not a path", "write a path, for example /var/lib/warmit");
            }
        }

        @Override
        public String write(Path value) {
            return value.toString();
        }
    }

    /** The value is never quoted: whoever writes a password where a reference belongs must not find it in a log. */
    static final class Secrets implements ValueType<SecretRef> {
        @Override
        public String word() {
            return "a secret reference";
        }

        @Override
        public String example() {
            return "\"file:/etc/warmit/anna\"";
        }

        @Override
        public Code code() {
            return Code.E1106;
        }

        @Override
        public SecretRef read(Scalar scalar, Folders folders) throws BadValue {
            if (scalar.text().equals("prompt")) {
                throw BadValue.form("{key}: prompt asks on a terminal, and here is none", "write " + REFERENCES);
            }
            SecretRef ref = SecretRef.parse(scalar.text())
                    .orElseThrow(() -> BadValue.form(
                            "{key} is not a secret reference; what stands there is not shown",
                            "write " + REFERENCES + "; a password itself never stands here"));
            return ref instanceof SecretRef.InFile(String path)
                    ? new SecretRef.InFile(Paths.path(path, scalar, folders).toString())
                    : ref;
        }

        @Override
        public String write(SecretRef value) {
            return value.toString();
        }
    }

    static Address address(String text) throws BadValue {
        return Address.parse(text)
                .orElseThrow(
                        () -> BadValue.of("is not an address", "write a bare address, for example anna@alpha.example"));
    }

    static Endpoint endpoint(String text) throws BadValue {
        return Endpoint.parse(text)
                .orElseThrow(() -> BadValue.of(
                        "is not a server",
                        "write HOST:PORT/tls or HOST:PORT/starttls, for example mail.alpha.example:465/tls"));
    }

    static ZoneId zone(String text) throws BadValue {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        String meant = Closest.to(text, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                .map(near -> ". Did you mean \"" + near + "\"?")
                .orElse("");
        throw BadValue.of(
                "is not a time zone" + meant, "write a name of the IANA time zone database, for example Europe/Paris");
    }

    static LocalDate date(String text) throws BadValue {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw BadValue.of("is not a date", "write YYYY-MM-DD, for example 2026-11-23");
        }
    }
}
