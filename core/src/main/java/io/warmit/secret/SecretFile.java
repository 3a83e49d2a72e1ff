package io.warmit.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** The first line of a file. */
public final class SecretFile {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private SecretFile() {}

    static Secret firstLine(Path file) throws Unusable {
        byte[] bytes = {};
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
            Secret secret = Secret.firstLine(bytes);
            if (secret.isEmpty()) {
                throw new Unusable("the first line of " + file + " is empty", "write the secret into its first line");
            }
            return secret;
        } catch (NoSuchFileException missing) {
            throw new Unusable("there is no file " + file, "make the file, readable by its owner only (chmod 600)");
        } catch (AccessDeniedException denied) {
            throw new Unusable("you may not read " + file, "let the user that runs warmit own it: chown USER " + file);
        } catch (CharacterCodingException binary) {
            throw new Unusable("the first line of " + file + " is not UTF-8", "write the secret as text");
        } catch (IOException unreadable) {
            String why = Files.isDirectory(file) ? file + " is a folder" : file + " cannot be read";
            throw new Unusable(why, "name a file with the secret in its first line");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether others than its owner and his group may read it, or others than its owner may write it. */
    public static boolean openToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OPEN::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
