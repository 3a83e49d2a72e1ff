package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.warmit.config.section.LoggingSettings;
import io.warmit.config.section.LoggingSettings.Format;
import io.warmit.config.section.LoggingSettings.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Each setting of the section logging has its effect. */
class LogsTest {
    @TempDir
    private Path folder;

    private final Logger events = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("warmit");
    private final ch.qos.logback.classic.Level before = events.getLevel();

    @AfterEach
    void quiet() {
        events.detachAndStopAllAppenders();
        events.setAdditive(true);
        events.setLevel(before);
    }

    private List<String> logged(Level level, Format format) throws IOException {
        Path file = folder.resolve("warmit.log");
        Logs.start(new LoggingSettings(level, format, Optional.of(file)));
        events.error("abcd refused");
        events.info("abcd sent");
        events.debug("abcd looked for");
        events.detachAndStopAllAppenders();
        return Files.readAllLines(file);
    }

    @Test
    void the_level_says_how_much() throws IOException {
        assertThat(logged(Level.ERROR, Format.TEXT)).hasSize(1);
        Files.delete(folder.resolve("warmit.log"));
        assertThat(logged(Level.INFO, Format.TEXT)).hasSize(2);
        Files.delete(folder.resolve("warmit.log"));
        assertThat(logged(Level.DEBUG, Format.TEXT)).hasSize(3);
    }

    @Test
    void text_is_for_people() throws IOException {
        assertThat(logged(Level.INFO, Format.TEXT).getLast()).matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO  abcd sent");
    }

    @Test
    void json_is_for_collectors() throws IOException {
        assertThat(logged(Level.INFO, Format.JSON).getLast())
                .startsWith("{")
                .contains("\"level\":\"INFO\"", "abcd sent")
                .endsWith("}");
    }

    @Test
    void the_journal_finds_the_priority_in_front() throws IOException {
        assertThat(logged(Level.INFO, Format.JOURNAL)).containsExactly("<3>abcd refused", "<6>abcd sent");
    }
}
