package io.warmit.store;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What the databases say, in the operator's words. */
final class StoreProblems {
    private StoreProblems() {}

    /** A failure of the store with this name. */
    static RuntimeException of(SQLException failure, String store) {
        String said = words(failure);
        String low = said.toLowerCase(java.util.Locale.ROOT);
        if (low.contains("sqlite_busy") || low.contains("database is locked") || isHeld(failure)) {
            return new UserError(Problem.of(Code.E2002, store + " is busy")
                    .saidBy(said)
                    .because("another process holds it for longer than "
                            + (isHeld(failure) ? "10 s" : "database.busy_timeout"))
                    .fixedBy("try again, or look for the process with: warmit status"));
        }
        if (low.contains("sqlite_full")
                || low.contains("disk is full")
                || low.contains("no space left")
                || "53100".equals(failure.getSQLState())) {
            return new UserError(Problem.of(Code.E2003, "the disk of " + store + " is full")
                    .saidBy(said)
                    .because("nothing is sent while a send cannot be recorded")
                    .fixedBy("free some space; sending goes on by itself"));
        }
        if (low.contains("sqlite_readonly") || low.contains("readonly database") || low.contains("read-only")) {
            return readOnly(said, store);
        }
        if (low.contains("sqlite_notadb") || low.contains("sqlite_corrupt") || low.contains("malformed")) {
            return damaged(said, store);
        }
        if (isAway(failure)) {
            return new UserError(Problem.of(Code.E2001, store + " cannot be reached")
                    .saidBy(said)
                    .because("the database is down or starts, or the network to it is cut; nothing is sent meanwhile")
                    .fixedBy("start the database; sending goes on by itself"));
        }
        if (low.contains("sqlite_cantopen") || low.contains("unable to open") || low.contains("connection")) {
            return new UserError(Problem.of(Code.E2001, store + " cannot be opened")
                    .saidBy(said)
                    .because("the file, its folder or the database server is missing or not accessible")
                    .fixedBy("check database.file or database.url: warmit config show --origin"));
        }
        return new IllegalStateException(said, failure);
    }

    /** PostgreSQL: somebody held a row for too long (55P03), or two waited for each other (40P01). */
    private static boolean isHeld(SQLException failure) {
        return "55P03".equals(failure.getSQLState()) || "40P01".equals(failure.getSQLState());
    }

    /** Connection lost or refused (class 08), server ending or starting (57P), a transaction that slept (25P03), no connection left (53300), or a standby that has not taken over (55000). */
    private static boolean isAway(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("25P03")
                || state.equals("53300")
                || state.equals("55000")
                || failure instanceof SQLTransientConnectionException;
    }

    /** A file that could not be opened: SQLite says the same of one that is missing and of one that it may not write. */
    static RuntimeException opening(SQLException failure, Path file, String store) {
        Path folder = file.toAbsolutePath().getParent();
        boolean sealed = Files.exists(file) && !(Files.isWritable(file) && folder != null && Files.isWritable(folder));
        return sealed ? readOnly(words(failure), store) : of(failure, store);
    }

    private static UserError readOnly(String said, String store) {
        return new UserError(Problem.of(Code.E2003, store + " is read-only")
                .saidBy(said)
                .because("the file or its folder cannot be written by this user")
                .fixedBy("give the user that runs warmit write access to the store and its folder"));
    }

    static UserError damaged(String said, String store) {
        return new UserError(Problem.of(Code.E2101, store + " is damaged")
                .saidBy(said)
                .because("the file is not a database of warmit's, or parts of it were lost; it was left untouched")
                .fixedBy(
                        "put a good backup in its place: warmit db restore FILE --confirm NAME",
                        "or move the file away to start with an empty store"));
    }

    static UserError unreachable(String url, Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new UserError(Problem.of(Code.E2001, "the store at " + url + " cannot be reached")
                .saidBy(String.valueOf(cause.getMessage()).strip())
                .because("the server is down, the name or port is wrong, or it refused the login")
                .fixedBy("check database.url, database.user and database.password: warmit config show --origin"));
    }

    static UserError moved(String url, String from, String to) {
        return new UserError(Problem.of(Code.E2001, "the server at " + url + " changed from " + from + " to " + to)
                .because("another server or another of its histories took over, which may lack the last commits;"
                        + " nothing is sent until what may have left was looked for")
                .fixedBy("start this worker again: it opens a recovery epoch by itself"));
    }

    static UserError isDirectory(Path file) {
        return new UserError(Problem.of(Code.E2001, "the store " + file + " is a directory")
                .because("database.file must name a file")
                .fixedBy("set database.file to a file, for example " + file.resolve("warmit.db")));
    }

    private static String words(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(message).strip();
    }
}
