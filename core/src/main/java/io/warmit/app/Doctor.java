package io.warmit.app;

import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Looks at everything that warm-up depends on, from DNS to the disk, and mends what is safe to mend. */
public final class Doctor {
    private static final Set<Check> OF_MAILBOXES = Set.of(Check.CERTIFICATES, Check.LOGINS);
    private static final Set<Check> OF_MACHINE =
            Set.of(Check.CLOCK, Check.STORE, Check.DISK, Check.FILES, Check.ZONES, Check.CAPACITY);

    private final Warmit warmit;
    private final FileCheck files;

    Doctor(Warmit warmit) {
        this.warmit = warmit;
        this.files = new FileCheck(warmit);
    }

    /**
     * What has to be looked at; each part may be done at the same time as the others.
     *
     * @param named addresses of mailboxes, and domains; none: all of them, and this machine
     * @throws UserError E1010 for an address that is no mailbox, E1003 for what is neither an address nor a domain
     */
    public List<Supplier<List<Finding>>> parts(List<String> named, Set<Check> checks) {
        List<Mailbox> mailboxes = new ArrayList<>();
        Set<String> domains = new LinkedHashSet<>();
        if (named.isEmpty()) {
            mailboxes.addAll(warmit.mailboxes().all());
        }
        for (String word : named) {
            if (word.contains("@")) {
                mailboxes.add(warmit.mailboxes().named(word));
            } else {
                domains.add(domain(word));
            }
        }
        mailboxes.forEach(mailbox -> domains.add(mailbox.address().domain()));

        List<Supplier<List<Finding>>> parts = new ArrayList<>();
        Set<Check> ofDomains = only(checks, check -> !OF_MAILBOXES.contains(check) && !OF_MACHINE.contains(check));
        if (!ofDomains.isEmpty() && !domains.isEmpty()) {
            DomainCheck check = new DomainCheck(warmit);
            domains.forEach(domain -> parts.add(() -> check.of(domain, ofDomains)));
        }
        Set<Check> ofMailboxes = only(checks, OF_MAILBOXES::contains);
        if (!ofMailboxes.isEmpty()) {
            MailboxCheck check = new MailboxCheck(warmit);
            mailboxes.forEach(mailbox -> parts.add(() -> check.of(mailbox, ofMailboxes)));
        }
        if (named.isEmpty()) {
            MachineCheck check = new MachineCheck(warmit, files);
            only(checks, OF_MACHINE::contains).forEach(one -> parts.add(() -> check.of(one)));
        }
        return parts;
    }

    private static Set<Check> only(Set<Check> checks, java.util.function.Predicate<Check> kept) {
        return checks.stream().filter(kept).collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    private static String domain(String word) {
        return Address.parse("postmaster@" + word)
                .map(Address::domain)
                .orElseThrow(() -> new UserError(Problem.of(Code.E1003, word + " is neither an address nor a domain")
                        .about(word)
                        .because("the doctor looks at mailboxes and at their domains")
                        .fixedBy("warmit doctor alpha.example", "warmit mailbox list")));
    }

    /**
     * Does what a finding asks for, where that is safe: the rights of own files, folders that are missing.
     *
     * @return what was done; empty: it is for the operator to do
     */
    public Optional<String> mend(Finding finding, boolean dryRun) {
        return files.mend(finding, dryRun);
    }

    /** The clock is right as it is: what was sent later than now no longer holds anything up. False: nothing was. */
    public boolean acceptClock(boolean dryRun) {
        return new ClockCheck(warmit).accept(dryRun);
    }
}
