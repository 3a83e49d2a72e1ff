package io.warmit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSecretsTest {
    private static final String ANA = "ana@alpha.example";

    @TempDir
    Path folder;

    private final List<Path> made = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private boolean anythingSealed;

    @Test
    void what_was_sealed_can_be_opened_and_is_not_readable() {
        String sealed = seal("p\u00e4ss\u20acword");

        assertThat(sealed).startsWith("v1.").doesNotContain("ss");
        assertThat(open(sealed, ANA, "password")).isEqualTo("p\u00e4ss\u20acword");
    }

    @Test
    void the_same_secret_is_sealed_differently_each_time() {
        assertThat(seal("pw")).isNotEqualTo(seal("pw"));
    }

    @Test
    void the_key_file_is_made_at_first_need_for_its_owner_only_and_told_once() throws IOException {
        seal("one");
        anythingSealed = true;
        seal("two");

        assertThat(made).containsExactly(keyFile());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(keyFile().getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(keyFile().getParent())) {
            assertThat(files).containsExactly(keyFile());
        }
    }

    @Test
    void opening_alone_never_makes_a_key() {
        Problem problem = refused("v1.00000000.AAAA", ANA, "password");

        assertThat(problem.code()).isEqualTo(Code.E1208);
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void with_the_key_gone_and_values_sealed_no_new_key_is_made() throws IOException {
        String sealed = seal("pw");
        anythingSealed = true;
        Files.delete(keyFile());

        UserError error = assertThrows(UserError.class, () -> seal("other"));

        assertThat(error.problems()).extracting(Problem::code).containsExactly(Code.E1208);
        assertThat(refused(sealed, ANA, "password").code()).isEqualTo(Code.E1208);
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void another_key_is_told_from_a_damaged_value() throws IOException {
        String sealed = seal("pw");
        Files.delete(keyFile());
        seal("other");

        Problem problem = refused(sealed, ANA, "password");

        assertThat(problem.code()).isEqualTo(Code.E1208);
        assertThat(problem.message()).contains("another master key");
    }

    @Test
    void every_changed_character_is_noticed() {
        String sealed = seal("pw");
        for (int i = 0; i < sealed.length(); i++) {
            if (sealed.charAt(i) == '=') {
                continue;
            }
            String changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);

            assertThat(refused(changed, ANA, "password").code()).isIn(Code.E1106, Code.E1208);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v2.00000000.AAAA", "sealed"})
    void what_is_no_sealed_value_is_damaged(String text) {
        seal("pw");

        assertThat(refused(text, ANA, "password").code()).isEqualTo(Code.E1106);
    }

    @Test
    void a_cut_value_is_damaged() {
        String sealed = seal("pw");

        assertThat(refused(sealed.substring(0, 20), ANA, "password").code()).isEqualTo(Code.E1106);
    }

    @Test
    void a_value_moved_to_another_mailbox_or_field_does_not_open() {
        String sealed = seal("pw");

        Problem moved = refused(sealed, "ben@alpha.example", "password");

        assertThat(moved.code()).isEqualTo(Code.E1106);
        assertThat(moved.why().orElseThrow()).contains("moved");
        assertThat(moved.fix()).containsExactly("warmit mailbox set ben@alpha.example --password-stdin");
        assertThat(refused(sealed, ANA, "token").code()).isEqualTo(Code.E1106);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----", "rw-----w-"})
    void a_key_file_open_to_others_is_refused(String permissions) throws IOException {
        String sealed = seal("pw");
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString(permissions));

        Problem problem = refused(sealed, ANA, "password");

        assertThat(problem.code()).isEqualTo(Code.E1209);
        assertThat(problem.fix()).containsExactly("chmod 600 " + keyFile());
    }

    @Test
    void a_file_that_holds_no_key_is_told() throws IOException {
        seal("pw");
        Files.writeString(keyFile(), "not base64!\n");

        UserError error = assertThrows(UserError.class, () -> seal("pw"));

        assertThat(error.problems().getFirst().code()).isEqualTo(Code.E1106);
        assertThat(error.problems().toString()).doesNotContain("not base64!");
    }

    @Test
    void a_key_file_that_cannot_be_made_says_where() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");

        UserError error = assertThrows(UserError.class, () -> seal("pw"));

        assertThat(error.problems().getFirst().code()).isEqualTo(Code.E2003);
        assertThat(error.problems().getFirst().message()).contains(keyFile().toString());
    }

    @Test
    void the_key_may_come_from_the_environment_or_systemd_and_is_never_made_there() throws IOException {
        SecretRef ref = new SecretRef.InEnvironment("WARMIT_KEY");
        SealedSecrets secrets = new SealedSecrets(key(ref));
        UserError missing = assertThrows(UserError.class, () -> secrets.seal(Secret.of("pw"), ANA, "password"));
        assertThat(missing.problems().getFirst().code()).isEqualTo(Code.E1208);

        variables.put("WARMIT_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        SealedSecrets withKey = new SealedSecrets(key(ref));
        String sealed = withKey.seal(Secret.of("pw"), ANA, "password");

        variables.put("CREDENTIALS_DIRECTORY", folder.toString());
        Files.writeString(folder.resolve("warmit-key"), variables.get("WARMIT_KEY") + "\n");
        SealedSecrets bySystemd = new SealedSecrets(key(new SecretRef.InSystemd("warmit-key")));
        assertThat(bySystemd.open(sealed, ANA, "password").text()).isEqualTo("pw");
        assertThat(made).isEmpty();
    }

    @Test
    void of_many_that_need_the_key_at_once_one_makes_it_and_all_use_it() throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tasks.add(() -> seal("pw"));
        }
        Set<String> keys = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> sealed : threads.invokeAll(tasks)) {
                keys.add(keyOf(sealed));
            }
        }

        assertThat(keys).hasSize(1);
        assertThat(made).hasSize(1);
    }

    private static String keyOf(Future<String> sealed) throws InterruptedException, ExecutionException {
        return sealed.get().split("\\.")[1];
    }

    private String seal(String secret) {
        return new SealedSecrets(key(new SecretRef.InFile(keyFile().toString())))
                .seal(Secret.of(secret), ANA, "password");
    }

    private String open(String sealed, String owner, String field) {
        return new SealedSecrets(key(new SecretRef.InFile(keyFile().toString())))
                .open(sealed, owner, field)
                .text();
    }

    private Problem refused(String sealed, String owner, String field) {
        UserError error = assertThrows(UserError.class, () -> open(sealed, owner, field), sealed);
        assertThat(error.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix()).isNotEmpty());
        return error.problems().getFirst();
    }

    private MasterKey key(SecretRef ref) {
        var terms = new SecretResolver.Terms(variables, Duration.ofSeconds(1), Duration.ZERO);
        return new MasterKey(ref, terms, () -> anythingSealed, made::add);
    }

    private Path keyFile() {
        return folder.resolve("state/warmit/master.key");
    }
}
