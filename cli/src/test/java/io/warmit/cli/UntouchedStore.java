package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store that what an operator gets wrong must leave as it is. */
abstract class UntouchedStore {
    static final String PASSWORD = "correct horse battery staple";

    @TempDir
    Path folder;

    Fixture warmit;

    @BeforeEach
    void copy() {
        warmit = Fixture.in(folder);
    }

    /** The command is refused so, tells no password, and changes no file and no row. */
    Said refused(Refusal refusal, Supplier<Said> command) {
        Snapshot before = Snapshot.of(folder);

        Said said = command.get();

        refusal.describes(said);
        assertThat(said.err()).doesNotContain(PASSWORD);
        assertThat(Snapshot.of(folder)).isEqualTo(before);
        return said;
    }

    Said refused(Refusal refusal, String... command) {
        return refused(refusal, () -> warmit.run(command));
    }
}
