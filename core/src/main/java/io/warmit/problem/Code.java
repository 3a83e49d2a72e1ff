package io.warmit.problem;

import static io.warmit.problem.ExitCode.*;

/**
 * The catalogue of errors. A code names one cause, is never reused, and has a help page {@code help/E1201.txt} among the resources.
 */
public enum Code {
    E1001("usage", USAGE, "unknown command or option"),
    E1002("usage", USAGE, "required option missing"),
    E1003("usage", USAGE, "bad value"),
    E1004("usage", USAGE, "answer missing"),
    E1010("usage", NO_INPUT, "not found"),
    E1011("usage", CANT_CREATE, "exists already"),
    E1012("usage", CANT_CREATE, "declared in the file"),
    E1101("config", CONFIG, "no configuration file"),
    E1102("config", CONFIG, "unknown key"),
    E1103("config", CONFIG, "wrong type or value"),
    E1104("config", CONFIG, "keys contradict each other"),
    E1105("config", CONFIG, "section of a later milestone"),
    E1106("config", CONFIG, "secret reference unusable"),
    E1107("config", CONFIG, "no endpoint for drafts is set"),
    E1201("auth", NO_PERMISSION, "login refused"),
    E1202("auth", NO_PERMISSION, "login by OAuth needed"),
    E1203("auth", UNAVAILABLE, "identity provider unavailable"),
    E1204("auth", CONFIG, "OAuth client refused"),
    E1205("auth", NO_PERMISSION, "login by OAuth not granted"),
    E1206("auth", CONFIG, "OAuth client not configured"),
    E1208("auth", CONFIG, "master key missing"),
    E1209("auth", CONFIG, "key file readable by others"),
    E1301("smtp", UNAVAILABLE, "SMTP server unreachable"),
    E1302("smtp", FAILED, "SMTP server does not take the mail"),
    E1401("imap", UNAVAILABLE, "IMAP server unreachable"),
    E1402("imap", UNAVAILABLE, "server response over limit"),
    E1403("imap", FAILED, "the test mail did not come back"),
    E1404("imap", CONFIG, "a named folder is missing"),
    E1501("tls", UNAVAILABLE, "certificate not trusted"),
    E1502("tls", UNAVAILABLE, "STARTTLS not offered"),
    E1503("tls", USAGE, "plain text beyond loopback"),
    E1504("tls", UNAVAILABLE, "certificate runs out soon"),
    E1701("discovery", USAGE, "servers not found"),
    E1702("discovery", USAGE, "provider without mail servers"),
    E1801("import", DATA, "faulty import rows"),
    E1803("import", DATA, "password column in an import"),
    E1804("import", DATA, "faulty scripts"),
    E1805("import", UNAVAILABLE, "no usable answer of the endpoint for drafts"),
    E2001("store", UNAVAILABLE, "store unreachable"),
    E2002("store", LATER, "store busy"),
    E2003("store", IO, "disk full or read-only"),
    E2004("store", USAGE, "not for this kind of store"),
    E2101("integrity", DATA, "store damaged"),
    E2102("integrity", FAILED, "message may have left"),
    E2103("integrity", DATA, "backup not usable"),
    E2201("schema", CONFIG, "schema too old or too new"),
    E2202("schema", CONFIG, "migration failed"),
    E2301("workers", LATER, "a worker is running"),
    E2302("workers", LATER, "a mailbox is being visited"),
    E3001("campaign", FAILED, "fewer than two usable mailboxes"),
    E3002("campaign", FAILED, "not possible in this state of a campaign"),
    E3003("campaign", FAILED, "a pool that carries less than is asked"),
    E9001("bug", SOFTWARE, "a bug in warmit");

    private final String kind;
    private final ExitCode exit;
    private final String title;

    Code(String kind, ExitCode exit, String title) {
        this.kind = kind;
        this.exit = exit;
        this.title = title;
    }

    public String kind() {
        return kind;
    }

    public ExitCode exit() {
        return exit;
    }

    public String title() {
        return title;
    }
}
