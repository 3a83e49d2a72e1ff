package io.warmit.cli;

import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a table that is imported: UTF-8, and nothing else. */
final class TableText {
    private TableText() {}

    /**
     * All of a file.
     *
     * @throws UserError E1010 when it cannot be read, E1801 when it is not UTF-8
     */
    static String of(String name, Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable(name, "is a folder", "import reads one table at a time", "name a file in it");
        }
        try {
            return decoded(name, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw unreadable(name, "is not there", "no file has this name", "check the path");
        } catch (IOException broken) {
            throw unreadable(
                    name,
                    "cannot be read",
                    "the system says: " + broken.getMessage(),
                    "let this user read it, or pipe it in: warmit mailbox import - < FILE");
        }
    }

    /** All of standard input. */
    static String of(InputStream in) {
        try {
            return decoded("stdin", in.readAllBytes());
        } catch (IOException broken) {
            throw unreadable("stdin", "cannot be read", "the system says: " + broken.getMessage(), "name a file");
        }
    }

    private static UserError unreadable(String name, String what, String why, String fix) {
        return new UserError(Problem.of(Code.E1010, "the file " + name + " " + what)
                .about(name)
                .because(why)
                .fixedBy(fix));
    }

    private static String decoded(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(in, out, true);
        if (end.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new UserError(Problem.of(Code.E1801, name + " is not UTF-8")
                    .at(new Place(name, line, 1))
                    .because("a letter there is written in another encoding, often that of an old spreadsheet program")
                    .fixedBy("save it as \"CSV UTF-8\", or: iconv -f WINDOWS-1252 -t UTF-8 " + name + " > utf8.csv"));
        }
        return out.flip().toString();
    }
}
