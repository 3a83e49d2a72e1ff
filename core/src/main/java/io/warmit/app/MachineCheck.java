package io.warmit.app;

import io.warmit.campaign.CampaignSettings;
import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Pool;
import io.warmit.planning.Outlook;
import io.warmit.store.Soundness;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** This machine and its store. */
final class MachineCheck {
    /** The zone database is changed several times a year (its release notes, IANA); governments give some months' notice. */
    private static final int OLD_YEARS = 2;

    private final Warmit warmit;
    private final FileCheck files;

    MachineCheck(Warmit warmit, FileCheck files) {
        this.warmit = warmit;
        this.files = files;
    }

    List<Finding> of(Check check) {
        return switch (check) {
            case CLOCK -> List.of(new ClockCheck(warmit).finding());
            case STORE -> List.of(store());
            case DISK -> List.of(disk());
            case FILES -> files.findings();
            case ZONES -> List.of(zones());
            case CAPACITY -> capacity();
            case MX, SPF, DKIM, DMARC, PTR, LISTS, MTA_STS, TLS_RPT, CERTIFICATES, LOGINS ->
                throw new IllegalStateException(check + " is not about this machine");
        };
    }

    private Finding store() {
        Soundness found = Soundness.of(warmit.store().database(), false);
        return found.sound()
                ? Finding.ok(Check.STORE, warmit.storeName(), "schema " + found.schema())
                : Finding.error(
                        Check.STORE,
                        warmit.storeName(),
                        found.faults().getFirst(),
                        found.faults().size() + (found.faults().size() == 1 ? " fault" : " faults") + " in the store",
                        "warmit db verify --deep");
    }

    private Finding disk() {
        String subject = warmit.storeName();
        if (warmit.settings().database().url().isPresent()) {
            return Finding.skipped(Check.DISK, subject, "the disk of a database server is not ours to see");
        }
        return warmit.hindrance()
                .now()
                .map(problem -> Finding.error(
                        Check.DISK,
                        subject,
                        problem.message(),
                        problem.why().orElse(""),
                        problem.fix().toArray(String[]::new)))
                .orElse(Finding.ok(
                        Check.DISK,
                        subject,
                        "more than " + warmit.settings().database().minFree() + " free"));
    }

    private Finding zones() {
        String version =
                ZoneRulesProvider.getVersions("Europe/Paris").lastEntry().getKey();
        return zones(
                version,
                warmit.clock().instant().atZone(warmit.settings().zone()).getYear());
    }

    /** By the version of the data, such as 2026b. */
    static Finding zones(String version, int year) {
        if (!version.matches("\\d{4}.*")) {
            return Finding.unknown(
                    Check.ZONES,
                    "Java",
                    "its time zone data are of \"" + version + "\", which tells no year",
                    "where they are old, windows open at the wrong hour",
                    "run warmit on a Java whose time zone data are named after their year, such as 2026b");
        }
        int published = Integer.parseInt(version.substring(0, 4));
        return year - published < OLD_YEARS
                ? Finding.ok(Check.ZONES, "Java", version)
                : Finding.warning(
                        Check.ZONES,
                        "Java",
                        "its time zone data are of " + version,
                        "where summer time has changed since, windows open at the wrong hour",
                        "update Java, or its time zone data with the tzupdater of its maker");
    }

    private List<Finding> capacity() {
        CampaignSettings settings = warmit.settings().campaignDefaults().value();
        List<Finding> found = new ArrayList<>();
        for (Pool pool : warmit.pools().all()) {
            List<Mailbox> members = warmit.pools().members(pool);
            if (members.isEmpty()) {
                continue;
            }
            String show = "warmit pool show " + pool.name();
            List<Outlook> outlooks = Outlook.of(members, settings);
            OptionalInt least = outlooks.stream().mapToInt(Outlook::ceiling).min();
            int usable = (int) members.stream().filter(Mailbox::usable).count();
            List<String> warnings = Outlook.warnings(outlooks, usable);
            if (usable < 2) {
                found.add(Finding.warning(
                        Check.CAPACITY,
                        pool.name(),
                        "fewer than two of its mailboxes are usable",
                        "a mailbox writes to others of its pool",
                        "warmit mailbox list"));
            } else if (warnings.isEmpty()) {
                found.add(Finding.ok(Check.CAPACITY, pool.name(), least.orElse(0) + " a day from each"));
            } else {
                warnings.forEach(warning -> found.add(Finding.warning(
                        Check.CAPACITY,
                        pool.name(),
                        warning,
                        "what a pool carries follows from its mailboxes, its limits and the window",
                        show)));
            }
        }
        return found.isEmpty()
                ? List.of(Finding.skipped(Check.CAPACITY, "pools", "no pool has a mailbox", "warmit mailbox add ADDR"))
                : found;
    }
}
