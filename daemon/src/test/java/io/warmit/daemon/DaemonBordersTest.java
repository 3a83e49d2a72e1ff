package io.warmit.daemon;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** {@code warmitd} is {@code warmit daemon} under another name; what it does stands in the core. */
class DaemonBordersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.warmit.daemon");

    @Test
    void the_daemon_uses_only_what_its_row_names() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.warmit..")
                        .and(not(resideInAnyPackage(
                                "io.warmit.daemon..",
                                "io.warmit.cli..",
                                "io.warmit.app..",
                                "io.warmit.engine..",
                                "io.warmit.metrics..",
                                "io.warmit.problem.."))))
                .check(CLASSES);
    }
}
