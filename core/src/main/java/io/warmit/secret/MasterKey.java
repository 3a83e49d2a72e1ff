package io.warmit.secret;

import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The key that seals stored passwords: 32 bytes, written in base64 in one line. It lives outside the store.
 *
 * <p>Only a key in a file is ever made, and only while nothing is sealed: a new key beside sealed values would hide that they are lost.
 */
public final class MasterKey {
    static final int BYTES = 32;

    private final SecretRef ref;
    private final SecretResolver.Terms terms;
    private final BooleanSupplier anythingSealed;
    private final Consumer<Path> made;

    /**
     * The key that a reference names.
     *
     * @param ref {@code file:}, {@code env:} or {@code systemd:}
     * @param anythingSealed whether the store holds sealed values
     * @param made hears of a key file that was just made, so that the operator can be told
     */
    public MasterKey(SecretRef ref, SecretResolver.Terms terms, BooleanSupplier anythingSealed, Consumer<Path> made) {
        this.ref = ref;
        this.terms = terms;
        this.anythingSealed = anythingSealed;
        this.made = made;
    }

    /** The key for sealing; makes it at first need. The caller wipes it. */
    byte[] forSealing() {
        if (ref instanceof SecretRef.InFile(String path)
                && Files.notExists(Path.of(path))
                && !anythingSealed.getAsBoolean()) {
            make(Path.of(path));
        }
        return forOpening();
    }

    /**
     * The key for opening; it must exist. The caller wipes it.
     *
     * @throws UserError E1208 if there is none, E1209 if others may read it, E1106 if it is no key
     */
    byte[] forOpening() {
        return switch (ref) {
            case SecretRef.InFile(String path) -> inFile(Path.of(path));
            case SecretRef.InEnvironment _, SecretRef.InSystemd _ -> elsewhere();
            case SecretRef.FromCommand _, SecretRef.Sealed _, SecretRef.OAuth _ ->
                throw new IllegalStateException("a master key comes from a file, the environment or systemd");
        };
    }

    private byte[] inFile(Path file) {
        if (Files.notExists(file)) {
            throw missing("there is no file " + file);
        }
        if (SecretFile.openToOthers(file)) {
            throw new UserError(Problem.of(Code.E1209, "the key file " + file + " is open to others")
                    .about(file.toString())
                    .because("other users of this machine can read or change the key of all stored passwords")
                    .fixedBy("chmod 600 " + file));
        }
        try (Secret line = SecretFile.firstLine(file)) {
            return decoded(line);
        } catch (Unusable unusable) {
            throw new UserError(Problem.of(Code.E1106, "the master key cannot be read from " + ref)
                    .about("secrets.master_key")
                    .because(unusable.why())
                    .fixedBy(unusable.fix()));
        }
    }

    private byte[] elsewhere() {
        try (Secret line = SecretSources.read(ref, terms)) {
            return decoded(line);
        } catch (Unusable unusable) {
            throw missing(unusable.why());
        }
    }

    private UserError missing(String why) {
        return new UserError(
                Problem.of(Code.E1208, "the master key " + ref + " is missing")
                        .about("secrets.master_key")
                        .because(why + "; stored passwords cannot be opened without the key that sealed them")
                        .fixedBy(
                                "bring the key back from your backup",
                                "if it is lost: warmit mailbox set ADDRESS --secret REF for each mailbox with a stored password"));
    }

    private byte[] decoded(Secret line) {
        Optional<byte[]> key = Optional.empty();
        byte[] text = line.bytes();
        try {
            key = Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            // Told below, in the same words as a key of another length.
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        return key.filter(bytes -> bytes.length == BYTES)
                .orElseThrow(() -> new UserError(Problem.of(Code.E1106, "the master key " + ref + " is not a key")
                        .about("secrets.master_key")
                        .because("a key is 32 random bytes in base64, in one line")
                        .fixedBy(
                                "bring the key back from your backup",
                                "for a new one: head -c 32 /dev/urandom | base64")));
    }

    private void make(Path file) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = Base64.getEncoder().encode(key);
        try {
            if (KeyFile.make(file, text)) {
                made.accept(file);
            }
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }
}
