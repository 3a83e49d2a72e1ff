package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What people see, as it was read and accepted. {@code -Dgolden=write} accepts the present text. */
public final class Golden {
    /** A wide terminal, the usual one and a telephone. */
    public static final List<Integer> WIDTHS = List.of(120, 80, 40);

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void compare(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    /** A command's table at one width, which must not be wider. */
    public static String at(int width, String command, String text) {
        assertThat(text.lines().mapToInt(String::length).max().orElse(0))
                .as(text)
                .isLessThanOrEqualTo(width);
        return "── " + width + " columns: warmit " + command + "\n" + text;
    }
}
