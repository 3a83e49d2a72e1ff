package io.warmit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the core to the table of ARCHITECTURE.md, "Packages". {@link PlantedBreachTest} shows that these rules can fail. */
class PackageTableTest {
    private static final PackageTable TABLE = new PackageTable("io.warmit");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.warmit");

    /** A row of the document: the package, what it holds, what it may use. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| [^|]+ \\|([a-z, ]*)\\|");

    static Set<String> packages() {
        return PackageTable.names();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_what_its_row_names(String name) {
        TABLE.rowOf(name).check(CLASSES);
    }

    @Test
    void the_document_shows_the_table_that_is_tested() throws IOException {
        var shown = new HashMap<String, Set<String>>();
        String text = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        String table = text.substring(text.indexOf("## Packages of the core"), text.indexOf("Also tested"));
        ROW.matcher(table).results().forEach(row -> shown.put(row.group(1), names(row.group(2))));

        assertThat(shown).containsOnlyKeys(PackageTable.names());
        assertThat(shown).allSatisfy((name, uses) -> assertThat(uses).as(name).isEqualTo(PackageTable.usedBy(name)));
    }

    /** {@code all deciding, store} stands for many names; {@code all} for every other package. */
    private static Set<String> names(String cell) {
        Set<String> names = new HashSet<>();
        for (String word : cell.replace("all deciding", String.join(" ", PackageTable.deciding()))
                .split("[, ]+", -1)) {
            names.addAll(word.equals("all") ? allBut("app") : Set.of(word));
        }
        names.remove("");
        return names;
    }

    private static Set<String> allBut(String name) {
        Set<String> all = new HashSet<>(PackageTable.names());
        all.remove(name);
        return all;
    }

    @Test
    void every_package_has_a_row() {
        TABLE.everyPackageHasARow().check(CLASSES);
    }

    @Test
    void there_is_no_cycle() {
        TABLE.noCycles().check(CLASSES);
    }

    @Test
    void deciding_packages_name_no_outside() {
        TABLE.decidingPackagesNameNoOutside().check(CLASSES);
    }

    @Test
    void deciding_packages_call_nothing_that_varies() {
        TABLE.decidingPackagesCallNothingThatVaries().check(CLASSES);
    }

    @Test
    void app_alone_names_the_clock() {
        TABLE.onlyAppNamesTheClock().check(CLASSES);
    }

    @Test
    void dns_alone_names_the_resolver() {
        TABLE.onlyDnsNamesTheResolver().check(CLASSES);
    }

    @Test
    void in_every_package_nothing_is_null_unless_it_says_so() {
        var unmarked = CLASSES.getPackage("io.warmit").getSubpackagesInTree().stream()
                .filter(held -> !held.getClasses().isEmpty())
                .filter(held -> !held.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .filter(name -> !name.startsWith("io.warmit.store.jooq"));

        assertThat(unmarked).isEmpty();
    }
}
