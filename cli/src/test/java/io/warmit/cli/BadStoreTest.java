package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A store that cannot be used is told with code, what, why and fix, and left as it is. */
class BadStoreTest extends UntouchedStore {
    private static final int PAGE = 4096;

    @Test
    void a_store_that_is_a_folder() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));

        refused(
                new Refusal(
                        69,
                        "E2001",
                        "the store FOLDER/place is a directory",
                        "database.file must name a file",
                        "set database.file to a file, for example FOLDER/place/warmit.db"),
                () -> on(place).run("status"));
    }

    @Test
    void a_store_that_is_no_store() throws IOException {
        Path letter = Files.writeString(
                folder.resolve("letter.db"),
                "This is not a database, it is a letter to a friend, and it is long enough to be read as one."
                        .repeat(20));

        refused(damaged("FOLDER/letter.db"), () -> on(letter).run("status"));
    }

    @Test
    void a_store_with_broken_pages() throws IOException {
        Path broken = folder.resolve("broken.db");
        byte[] octets = Files.readAllBytes(folder.resolve("warmit.db"));
        Arrays.fill(octets, PAGE, octets.length, (byte) 0x5a);
        Files.write(broken, octets);

        refused(damaged("FOLDER/broken.db"), () -> on(broken).run("status"));
        refused(damaged("FOLDER/broken.db"), () -> on(broken).run("campaign", "create", "autumn"));
        refused(damaged("FOLDER/broken.db"), () -> on(broken).run("run", "--once"));
    }

    @Test
    void a_store_of_which_the_end_is_missing() throws IOException {
        Path cut = folder.resolve("cut.db");
        byte[] octets = Files.readAllBytes(folder.resolve("warmit.db"));
        Files.write(cut, Arrays.copyOf(octets, octets.length / 2));

        refused(damaged("FOLDER/cut.db"), () -> on(cut).run("stats"));
    }

    @Test
    void a_store_that_cannot_be_written() throws Exception {
        Path place = Files.createDirectory(folder.resolve("sealed"));
        try (ReadOnlyFolder sealed = ReadOnlyFolder.with(place, folder.resolve("warmit.db"))) {
            byte[] before = Files.readAllBytes(sealed.file());

            new Refusal(
                            74,
                            "E2003",
                            "the store FOLDER/sealed/warmit.db is read-only",
                            "the file or its folder cannot be written by this user",
                            "give the user that runs warmit write access")
                    .describes(on(sealed.file()).run("campaign", "create", "autumn"));

            assertThat(sealed.file()).hasBinaryContent(before);
        }
    }

    private Fixture on(Path store) {
        return warmit.with("WARMIT_DATABASE_FILE", store.toString());
    }

    private static Refusal damaged(String file) {
        return new Refusal(
                65,
                "E2101",
                "the store " + file + " is damaged",
                "the file is not a database of warmit's, or parts of it were lost; it was left untouched",
                "put a good backup in its place");
    }
}
