package io.warmit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of ARCHITECTURE.md, "Packages": which package of the core may use which, as rules on compiled classes.
 *
 * @param root the package that holds the table's packages; not {@code io.warmit} only where a test plants a breach
 */
record PackageTable(String root) {
    private static final String[] DECIDING = {
        "problem",
        "names",
        "mailbox",
        "grant",
        "schedule",
        "placement",
        "message",
        "content",
        "campaign",
        "transport",
        "planning",
        "stats",
        "doctor"
    };
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

    static {
        row("problem");
        row("names");
        row("mailbox", "problem");
        row("grant", "mailbox");
        row("schedule");
        row("placement", "names", "mailbox");
        row("message", "mailbox", "placement");
        row("content", "mailbox", "schedule", "message");
        row("campaign", "mailbox", "schedule");
        row("transport", "problem", "mailbox", "message", "placement", "content");
        row("planning", "mailbox", "schedule", "placement", "message", "campaign", "content", "transport");
        row("stats", "mailbox", "placement", "message", "campaign");
        row("doctor", "problem", "names");

        row("holiday", "mailbox", "schedule", "campaign");
        row("config", "problem", "mailbox", "schedule", "campaign", "holiday");
        row("secret", "problem", "mailbox");
        row("discovery", "problem", "names", "mailbox");
        row("oauth", "problem", "mailbox", "secret");
        row("store", DECIDING);
        row("mail", "problem", "mailbox", "message", "placement", "content", "transport", "secret");
        row("dns", "names", "doctor");
        row("engine", decidingAnd("holiday", "store"));
        row("simulation", decidingAnd("config", "store", "engine"));
        row("metrics", decidingAnd("engine"));
        row("app", MAY_USE.keySet().toArray(String[]::new));
    }

    private static void row(String name, String... mayUse) {
        MAY_USE.put(name, Set.of(mayUse));
    }

    private static String[] decidingAnd(String... others) {
        return Stream.concat(Arrays.stream(DECIDING), Arrays.stream(others)).toArray(String[]::new);
    }

    static Set<String> names() {
        return MAY_USE.keySet();
    }

    static Set<String> usedBy(String name) {
        return MAY_USE.get(name);
    }

    static Set<String> deciding() {
        return Set.of(DECIDING);
    }

    ArchRule everyPackageHasARow() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should()
                .resideInAnyPackage(packages(names()))
                .as("every package has a row in the table");
    }

    /** A package may use only what its row names; classes from outside the program are not its business. */
    ArchRule rowOf(String name) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages(
                Stream.concat(Stream.of(name), MAY_USE.get(name).stream()).toList()));
        return noClasses()
                .that(resideInAPackage(root + "." + name + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(DescribedPredicate.not(allowed)))
                .as(name + " uses only " + MAY_USE.get(name))
                .allowEmptyShould(true);
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** A deciding package takes values and answers values: no database, mail, file or network. */
    ArchRule decidingPackagesNameNoOutside() {
        return noClasses()
                .that(resideInAnyPackage(packages(List.of(DECIDING))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.jooq..",
                        "jakarta.mail..",
                        "org.eclipse.angus..",
                        "java.nio.file..",
                        "java.net..")
                .as("deciding packages name no database, mail, file or network")
                .allowEmptyShould(true);
    }

    /** The same facts give the same decision: no clock, no environment, no generator that was not handed in. */
    ArchRule decidingPackagesCallNothingThatVaries() {
        return noClasses()
                .that(resideInAnyPackage(packages(List.of(DECIDING))))
                .should()
                .accessTargetWhere(Outside.CLOCK.or(Outside.ENVIRONMENT).or(Outside.CHANCE))
                .as("deciding packages call no clock, environment or global random generator")
                .allowEmptyShould(true);
    }

    ArchRule onlyAppNamesTheClock() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(DescribedPredicate.not(resideInAPackage(root + ".app.."))))
                .should()
                .accessTargetWhere(Outside.WALL_CLOCK)
                .as("app alone names the system's clock")
                .allowEmptyShould(true);
    }

    /** One door to DNS: what asks elsewhere would ask another name server than the operator names, and wait as long as it likes. */
    ArchRule onlyDnsNamesTheResolver() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(DescribedPredicate.not(resideInAPackage(root + ".dns.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill.DNS..")
                .as("dns alone names the library that asks name servers");
    }

    private String[] packages(Collection<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
