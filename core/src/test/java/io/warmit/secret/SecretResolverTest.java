package io.warmit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.simulation.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretResolverTest {
    private static final String ANA = "ana@alpha.example";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private Duration keep = Duration.ZERO;

    @Test
    void a_file_gives_its_first_line_without_its_end() throws IOException {
        assertThat(resolved("file:" + file("secret", "p\u00e4ss word\r\nsecond line\n")))
                .isEqualTo("p\u00e4ss word");
        assertThat(resolved("file:" + file("other", "no line end"))).isEqualTo("no line end");
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_file_that_is_missing_empty_or_a_folder_says_which() throws IOException {
        assertThat(why("file:" + folder.resolve("nowhere"))).contains("there is no file");
        assertThat(why("file:" + file("empty", "\nsecond"))).contains("first line", "is empty");
        assertThat(why("file:" + folder)).contains("is a folder");
    }

    @Test
    void a_file_that_may_not_be_read_says_so() throws IOException {
        Path file = file("secret", "pw\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser reads everything");

        assertThat(why("file:" + file)).contains("you may not read");
    }

    @Test
    void a_file_open_to_others_is_a_warning_told_once() throws IOException {
        Path file = file("secret", "pw\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SecretResolver resolver = resolver();

        resolver.resolve(ref("file:" + file), ANA, "password").close();
        resolver.resolve(ref("file:" + file), "ben@alpha.example", "password").close();

        assertThat(warnings).extracting(Problem::label).containsExactly("W1209");
    }

    @Test
    void a_variable_gives_its_value_and_a_missing_one_is_named() {
        variables.put("MAIL_PW", "hunter2");
        variables.put("EMPTY", "");

        assertThat(resolved("env:MAIL_PW")).isEqualTo("hunter2");
        assertThat(why("env:NO_SUCH")).isEqualTo("the environment variable NO_SUCH is not set");
        assertThat(why("env:EMPTY")).isEqualTo("the environment variable EMPTY is empty");
    }

    @Test
    void a_credential_of_systemd_is_a_file_in_its_folder() throws IOException {
        assertThat(why("systemd:ana")).contains("CREDENTIALS_DIRECTORY is not set");
        variables.put("CREDENTIALS_DIRECTORY", folder.toString());
        file("ana", "pw\n");

        assertThat(resolved("systemd:ana")).isEqualTo("pw");
        assertThat(why("systemd:ben")).contains("there is no file");
        assertThat(why("systemd:../ana")).contains("no slash");
    }

    @Test
    void a_program_gives_the_first_line_it_prints_and_no_shell_reads_the_line() {
        assertThat(resolved("cmd:printf 'two words\\nsecond'")).isEqualTo("two words");
        assertThat(resolved("cmd:echo $HOME; ls")).isEqualTo("$HOME; ls");
    }

    @Test
    void a_program_that_fails_says_how_and_not_what_it_printed() {
        Problem failed = problem("cmd:sh -c 'echo hunter2; echo hunter2 >&2; exit 3'");

        assertThat(failed.why()).hasValue("the program \"sh\" ended with exit code 3");
        assertThat(why("cmd:no-such-program-here")).contains("cannot be started");
        assertThat(why("cmd:true")).contains("printed nothing");
        assertThat(why("cmd:'unclosed")).contains("quote");
    }

    @Test
    void a_program_that_does_not_end_is_stopped() {
        assertThat(why("cmd:sleep 600")).contains("did not end within");
        assertThat(ProcessHandle.current().descendants()).noneMatch(SecretResolverTest::sleeps);
    }

    @Test
    void a_child_that_holds_the_output_open_does_not_hold_us() {
        assertThat(resolved("cmd:sh -c 'sleep 10 & echo pw'")).isEqualTo("pw");
    }

    @Test
    void a_sealed_secret_comes_from_the_store() {
        assertThat(resolved("sealed")).isEqualTo("sealed pw of ana@alpha.example");
        Problem none = assertThrows(
                        UserError.class, () -> resolver().resolve(ref("sealed"), "ben@alpha.example", "password"))
                .problems()
                .getFirst();
        assertThat(none.code()).isEqualTo(Code.E1106);
        assertThat(none.fix()).containsExactly("warmit mailbox set ben@alpha.example --password-stdin");
    }

    @Test
    void a_secret_is_kept_for_a_while_and_forgotten_on_demand() throws IOException {
        keep = Duration.ofMinutes(5);
        Path file = file("secret", "old\n");
        SecretResolver resolver = resolver();
        SecretRef ref = ref("file:" + file);
        assertThat(resolver.resolve(ref, ANA, "password").text()).isEqualTo("old");
        Files.writeString(file, "new\n");

        clock.advance(Duration.ofMinutes(4));
        assertThat(resolver.resolve(ref, ANA, "password").text()).isEqualTo("old");
        resolver.forget(ANA);
        assertThat(resolver.resolve(ref, ANA, "password").text()).isEqualTo("new");
        Files.writeString(file, "newest\n");
        clock.advance(Duration.ofMinutes(5));
        assertThat(resolver.resolve(ref, ANA, "password").text()).isEqualTo("newest");
    }

    @Test
    void who_closes_a_secret_closes_only_his_copy() {
        variables.put("MAIL_PW", "hunter2");
        keep = Duration.ofMinutes(5);
        SecretResolver resolver = resolver();

        resolver.resolve(ref("env:MAIL_PW"), ANA, "password").close();

        assertThat(resolver.resolve(ref("env:MAIL_PW"), ANA, "password").text()).isEqualTo("hunter2");
    }

    @Test
    void a_secret_never_prints_itself_and_can_be_wiped() {
        Secret secret = Secret.of("hunter2");

        assertThat(secret).hasToString("***");
        secret.close();
        assertThat(secret.text()).isEqualTo("\0".repeat(7));
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("sleep");
    }

    private String resolved(String ref) {
        try (Secret secret = resolver().resolve(ref(ref), ANA, "password")) {
            return secret.text();
        }
    }

    private String why(String ref) {
        return problem(ref).why().orElseThrow();
    }

    private Problem problem(String ref) {
        UserError error = assertThrows(UserError.class, () -> resolved(ref));
        Problem problem = error.problems().getFirst();
        assertThat(problem.code()).isEqualTo(Code.E1106);
        assertThat(problem.fix()).isNotEmpty();
        assertThat(problem.toString().replace(ref, "")).doesNotContain("hunter2");
        return problem;
    }

    private SecretResolver resolver() {
        var terms = new SecretResolver.Terms(variables, Duration.ofSeconds(3), keep);
        SecretResolver.Sealed sealed = (owner, field) ->
                owner.equals(ANA) ? Optional.of(Secret.of("sealed pw of " + owner)) : Optional.empty();
        return new SecretResolver(terms, sealed, clock, warnings::add);
    }

    private static SecretRef ref(String text) {
        return SecretRef.parse(text).orElseThrow();
    }

    private Path file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
