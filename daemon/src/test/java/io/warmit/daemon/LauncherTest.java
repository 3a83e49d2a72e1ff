package io.warmit.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped launcher, with a program of one class in the place of ours. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "packaging", "launcher");
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(folder.resolve("app/bin"));
        Files.createDirectories(folder.resolve("app/lib"));
        Files.copy(LAUNCHER.resolve("warmit"), folder.resolve("app/bin/warmit"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(LAUNCHER.resolve("launch.sh"), folder.resolve("app/lib/launch.sh"));
    }

    @Test
    void a_rebuilt_jar_runs_its_new_classes_though_the_old_ones_are_archived() throws Exception {
        build("old");
        assertThat(run("cache", "x")).isEqualTo("old\n");
        String old = archive();
        assertThat(run("cache", "x")).isEqualTo("old\n");
        long size = Files.size(jar());

        // The worst case: an archive of one commit's neighbour is unpacked over it, with the same names, sizes and
        // times.
        build("new");

        assertThat(Files.size(jar())).isEqualTo(size);
        assertThat(run("cache", "x")).isEqualTo("new\n");
        assertThat(archive()).isNotEqualTo(old);
        assertThat(run("cache", "x")).isEqualTo("new\n");
    }

    @Test
    void without_a_place_for_the_archive_the_program_runs_as_well() throws Exception {
        build("old");
        Files.writeString(folder.resolve("file"), "no folder");

        assertThat(run("file", "x")).isEqualTo("old\n");
    }

    @Test
    void while_another_command_makes_the_archive_the_program_runs_without() throws Exception {
        build("old");
        assertThat(run("cache", "x")).isEqualTo("old\n");
        Path made = folder.resolve("cache/warmit").resolve(archive());
        Files.move(made, made.resolveSibling(made.getFileName() + ".making"));

        assertThat(run("cache", "x")).isEqualTo("old\n");

        assertThat(files()).containsExactly(made.getFileName() + ".making");
    }

    @ParameterizedTest
    @CsvSource({
        "status, status",
        "--config some.yaml status --problems, status",
        "status --json, store",
        "-o yaml status, store",
        "mailbox list, store",
        "--config some.yaml config check, light",
        "--json version, light",
        "status --help, light"
    })
    void an_archive_holds_what_its_command_needs(String line, String kind) throws Exception {
        build("old");

        run("cache", line.split(" "));

        assertThat(archive()).endsWith("-" + kind);
    }

    private Path jar() {
        return folder.resolve("app/lib/warmit-cli-1.jar");
    }

    /** The name of the only file there, once whoever makes it in the background is done. */
    private String archive() throws IOException, InterruptedException {
        List<String> files = files();
        for (int i = 0; i < 600 && !(files.size() == 1 && !files.getFirst().endsWith(".making")); i++) {
            Thread.sleep(100);
            files = files();
        }
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/warmit"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private String run(String cache, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", folder.resolve("app/bin/warmit").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve(cache).toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    /** A jar whose program prints the word. Nothing in it is compressed, so that words of one length make jars of one size. */
    private void build(String word) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Told.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return "public class Told { public static void main(String[] words) { System.out.println(\""
                                + word + "\"); } }";
                    }
                };
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, List.of("-d", classes.toString()), null, List.of(source))
                        .call())
                .isTrue();
        Path made = folder.resolve("made.jar");
        try (OutputStream file = Files.newOutputStream(made);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: Told\n".getBytes(UTF_8));
            put(zip, "Told.class", Files.readAllBytes(classes.resolve("Told.class")));
        }
        Files.setLastModifiedTime(made, BUILT);
        Files.move(made, jar(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setLastModifiedTime(BUILT);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
