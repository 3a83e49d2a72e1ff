package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_holds_no_certificate_is_told_of_at_once() throws Exception {
        Path file = Files.createFile(folder.resolve("own.pem"));

        assertThatThrownBy(() -> Trust.of(Optional.of(file)))
                .isInstanceOfSatisfying(
                        UserError.class,
                        refused -> assertThat(refused.problems().getFirst().why())
                                .contains("there is no certificate in it"))
                .hasMessageContaining("tls.ca_file " + file + " cannot be used");
    }

    @Test
    void a_file_that_is_not_there_is_told_of_at_once() {
        assertThatThrownBy(() -> Trust.of(Optional.of(folder.resolve("own.pem"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be used");
    }
}
