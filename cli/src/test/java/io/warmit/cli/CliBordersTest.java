package io.warmit.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Commands are thin: they parse, make one call into {@code app} and print. The store, mail and engine are behind it. */
class CliBordersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.warmit.cli");

    @Test
    void commands_reach_store_mail_and_engine_only_through_app() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.warmit.store..", "io.warmit.mail..", "io.warmit.engine..", "io.warmit.metrics..")
                .check(CLASSES);
    }

    @Test
    void commands_speak_no_sql_and_no_mail_protocol() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jooq..", "com.github.kagkarlsson..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.warmit.cli.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "com.icegreen..")
                .check(CLASSES);
    }
}
