package io.warmit.doctor;

import java.util.Arrays;
import java.util.Optional;

/** Everything that the doctor looks at. Scripts know a check by its id, which is never reused. */
public enum Check {
    MX("D01", "MX", "the domain receives mail: every MX host has an address"),
    SPF("D02", "SPF", "one SPF record, well formed, within 10 look-ups, open to no stranger"),
    DKIM(
            "D03",
            "DKIM",
            "the key of each selector seen in our mail, or named in dns.dkim_selectors, is published and strong"),
    DMARC("D04", "DMARC", "a DMARC record, a place for its reports, and mail that is aligned with it"),
    PTR("D05", "PTR", "the addresses of own servers lead back to their names"),
    LISTS("D06", "lists", "neither the domain nor its servers are on the lists of dns.lists"),
    MTA_STS("D07", "MTA-STS", "the policy fits the MX hosts and can be fetched"),
    TLS_RPT("D08", "TLS-RPT", "where reports on failing TLS are sent"),
    CERTIFICATES("D09", "TLS", "the certificates of the mailbox's servers are trusted and last long enough"),
    LOGINS("D10", "logins", "both logins of the mailbox work"),
    CLOCK("D11", "clock", "the clock has not gone back behind mail that was sent"),
    STORE("D12", "store", "the store is sound"),
    DISK("D13", "disk", "there is room for what has to be recorded"),
    FILES("D14", "files", "folders can be written, and secrets are not open to others"),
    ZONES("D15", "time zones", "Java's time zone data are not out of date"),
    CAPACITY("D16", "capacity", "each pool carries what campaigns ask of it");

    private final String id;
    private final String label;
    private final String purpose;

    Check(String id, String label, String purpose) {
        this.id = id;
        this.label = label;
        this.purpose = purpose;
    }

    public static Optional<Check> of(String id) {
        return Arrays.stream(values())
                .filter(check -> check.id.equalsIgnoreCase(id))
                .findFirst();
    }

    /** {@code D01} and so on. */
    public String id() {
        return id;
    }

    /** Its name in output. */
    public String label() {
        return label;
    }

    /** What holds when it passes. */
    public String purpose() {
        return purpose;
    }
}
