package io.warmit.store;

import static io.warmit.store.jooq.Tables.ID_BLOCK;
import static org.jooq.impl.DSL.inline;

import io.warmit.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions. A transaction that is opened while the same thread has one open joins it, so that several stores write together or not at all.
 *
 * <p>None stays open across the network.
 */
public final class Database implements AutoCloseable {
    private static final Statement TAKE_BLOCK = Statement.of(sql -> sql.update(ID_BLOCK)
            .set(ID_BLOCK.NEXT_ID, ID_BLOCK.NEXT_ID.plus((Integer) null))
            .where(ID_BLOCK.ID.eq(inline(1L))));
    private static final Statement NEXT_BLOCK =
            Statement.of(sql -> sql.select(ID_BLOCK.NEXT_ID).from(ID_BLOCK).where(ID_BLOCK.ID.eq(inline(1L))));

    private final Ids ids = new Ids(this::blockOutsideTransactions);
    private final String name;
    private final Links links;
    private final Commits commits;
    private final Group<Unit<?>> group = new Group<>();
    private final Asking asking = new Asking(this::answer);
    // One per database: a process may have several open, and their transactions have nothing to do with each other.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Link> current = new ThreadLocal<>();

    private volatile boolean hasSchema;

    private Database(String name, Links links, Commits commits) {
        this.name = name;
        this.links = links;
        this.commits = commits;
    }

    /**
     * Opens the store's database without looking at its schema.
     *
     * @throws io.warmit.problem.UserError E2001 unreachable, E2101 damaged, E2003 read-only
     */
    static Database connect(StoreLocation location) {
        return connect(location, Commits.PLAIN);
    }

    static Database connect(StoreLocation location, Commits commits) {
        try {
            return new Database(
                    name(location),
                    switch (location) {
                        case StoreLocation.InFile(Path file, var busyTimeout) -> {
                            if (Files.isDirectory(file)) {
                                throw StoreProblems.isDirectory(file);
                            }
                            yield new SqliteLinks(file, busyTimeout);
                        }
                        case StoreLocation.InMemory(boolean undoes) -> new MemoryLinks(undoes);
                        case StoreLocation.OnPostgres postgres -> new PostgresLinks(postgres);
                    },
                    commits);
        } catch (SQLException failure) {
            throw location instanceof StoreLocation.InFile(Path file, var busyTimeout)
                    ? StoreProblems.opening(failure, file, name(location))
                    : StoreProblems.of(failure, name(location));
        }
    }

    private static String name(StoreLocation location) {
        return switch (location) {
            case StoreLocation.InFile(Path file, var busyTimeout) -> "the store " + file;
            case StoreLocation.InMemory memory -> "the store in memory";
            case StoreLocation.OnPostgres postgres -> "the store at " + postgres.url();
        };
    }

    /** What fails in the database. */
    interface Work<T> {
        T on(Link link) throws SQLException;
    }

    /** How it is called in messages. */
    String name() {
        return name;
    }

    /** Ids for new rows, to be asked for within a transaction. */
    Ids ids() {
        return ids;
    }

    /** Makes sure that a large transaction to come has its ids, and those that any other needs. */
    void stockIds(int number) {
        while (ids.fewerThan(number)) {
            ids.stock(blockOutsideTransactions());
        }
    }

    /** From now on the tables are there. */
    void opened() {
        hasSchema = true;
    }

    public boolean onPostgres() {
        return links.dialect() == SQLDialect.POSTGRES;
    }

    /** Which server and which of its histories the store is on; empty: there is none, or it does not tell. */
    Optional<String> server() {
        if (!onPostgres()) {
            return Optional.empty();
        }
        try {
            return read(sql ->
                    Optional.ofNullable(sql.resultQuery(PostgresLinks.IDENTITY).fetchOne(0, String.class)));
        } catch (DataAccessException notTold) {
            // A hosted server may keep it to itself. Then an operator has to say it: warmit db recover.
            return Optional.empty();
        }
    }

    void expect(String server) {
        links.expect(server);
    }

    /** Why this process gets no connection any more: another server took over, which may lack commits. Nothing is read from it as if it were the old one. */
    public Optional<UserError> moved() {
        return links.moved();
    }

    DataSource schemaSource() {
        return links.schemaSource();
    }

    /** For libraries that manage their own connections. */
    public DataSource source() {
        return links.source();
    }

    /** All or nothing. Joins a transaction that this thread has open. */
    public <T> T write(Function<DSLContext, T> work) {
        return inTransaction(link -> work.apply(link.context()));
    }

    /** A consistent answer is not promised beyond one statement, unless a transaction is open. */
    public <T> T read(Function<DSLContext, T> work) {
        return reading(link -> work.apply(link.context()));
    }

    /** Several reads that see one moment. Nothing may be written meanwhile, and nobody has to wait. */
    <T> T snapshot(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        try {
            Link link = links.reader();
            try {
                link.beginReading();
                current.set(link);
                T result = work.get();
                link.endReading();
                return result;
            } catch (RuntimeException | Error failure) {
                try {
                    link.endReading();
                } catch (SQLException alsoFailed) {
                    failure.addSuppressed(alsoFailed);
                }
                throw failure;
            } finally {
                current.remove();
                links.giveBack(link, false);
            }
        } catch (SQLException failure) {
            throw StoreProblems.of(failure, name);
        }
    }

    /** Reads that follow one another; they need not see the same moment. Nothing may be written meanwhile. */
    public <T> T reads(Supplier<T> work) {
        return links.joinsReads() ? snapshot(work) : work.get();
    }

    int update(Statement statement, @Nullable Object... values) {
        return inTransaction(link -> link.update(statement, values));
    }

    <T> List<T> list(Statement statement, Row.Mapper<T> mapper, @Nullable Object... values) {
        return reading(link -> link.list(statement, mapper, values));
    }

    <T> Optional<T> find(Statement statement, Row.Mapper<T> mapper, @Nullable Object... values) {
        return reading(link -> link.find(statement, mapper, values));
    }

    /**
     * All or nothing, in one transaction with what others want written at the same time, and durable when this comes back. A failure of one of them does not reach the others: what was done is undone, and each does its
     * work once more, alone. So the work changes nothing but the database, and little of it.
     *
     * @param row the id of the row that it locks
     */
    <T> T together(Unit.Turn turn, long row, Supplier<Steps<T>> work) {
        Unit<T> unit = new Unit<>(turn, row, work);
        try {
            Link open = current.get();
            if (open != null) {
                Unit.take(List.of(unit), open);
                return unit.result().orElseThrow();
            }
            group.add(unit, this::writeAll);
            return unit.result().isPresent()
                    ? unit.result().get()
                    : alone(link -> {
                        Unit.take(List.of(unit), link);
                        return unit.result().orElseThrow();
                    });
        } catch (SQLException failure) {
            throw StoreProblems.of(failure, name);
        }
    }

    /** Does something that ends with a write that others may wait a moment for. */
    <T> T inCompany(Supplier<T> work) {
        return group.inCompany(work);
    }

    /** Does an update by the time of the commit. Nobody reads what it writes before. */
    void later(Statement statement, @Nullable Object... values) {
        inTransaction(link -> {
            link.later(statement, values);
            return statement;
        });
    }

    private void writeAll(List<Unit<?>> all) {
        List<Unit<?>> units = new ArrayList<>();
        for (Unit<?> unit : all.stream().sorted().toList()) {
            // Each would have to see what the other does.
            if (!units.isEmpty() && units.getLast().compareTo(unit) == 0) {
                unit.undone();
            } else {
                units.add(unit);
            }
        }
        AtomicBoolean done = new AtomicBoolean();
        try {
            alone(link -> {
                Unit.take(units, link);
                done.set(true);
                return done;
            });
            units.forEach(Unit::over);
        } catch (SQLException | RuntimeException | Error failure) {
            boolean one = units.size() > 1 && !done.get();
            units.forEach(one ? Unit::undone : unit -> unit.failed(failure));
        }
    }

    /** Answers several questions at once. They need not see the same moment. */
    void ask(List<Question<?>> questions) {
        if (!onPostgres() || current.get() != null) {
            reads(() -> reading(link -> {
                link.ask(questions);
                return questions;
            }));
            return;
        }
        try {
            asking.ask(questions);
        } catch (SQLException failure) {
            throw StoreProblems.of(failure, name);
        }
    }

    private void answer(List<Question<?>> questions) throws SQLException {
        Link link = links.reader();
        try {
            link.ask(questions);
        } finally {
            links.giveBack(link, false);
        }
    }

    private <T> T inTransaction(Work<T> work) {
        Link open = current.get();
        try {
            return open != null ? work.on(open) : alone(work);
        } catch (SQLException failure) {
            throw StoreProblems.of(failure, name);
        }
    }

    /** In a transaction of its own. */
    private <T> T alone(Work<T> work) throws SQLException {
        Link link = links.writer();
        try {
            if (hasSchema && ids.runLow()) {
                ids.stock(committed(link, Database::takeBlock));
            }
            return committed(link, work);
        } finally {
            links.giveBack(link, true);
        }
    }

    private long blockOutsideTransactions() {
        if (current.get() != null) {
            throw new IllegalStateException("one transaction needed more ids than are kept in stock");
        }
        return inTransaction(Database::takeBlock);
    }

    private static long takeBlock(Link link) throws SQLException {
        link.update(TAKE_BLOCK, Ids.BLOCK);
        return link.find(NEXT_BLOCK, Row::number).orElseThrow() - Ids.BLOCK;
    }

    private <T> T committed(Link link, Work<T> work) throws SQLException {
        link.begin();
        current.set(link);
        try {
            T result = work.on(link);
            commits.before();
            link.commit();
            commits.after();
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                link.rollback();
            } catch (SQLException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        } finally {
            current.remove();
        }
    }

    private <T> T reading(Work<T> work) {
        Link open = current.get();
        try {
            if (open != null) {
                return work.on(open);
            }
            Link link = links.reader();
            try {
                return work.on(link);
            } finally {
                links.giveBack(link, false);
            }
        } catch (SQLException failure) {
            throw StoreProblems.of(failure, name);
        }
    }

    @Override
    public void close() {
        links.close();
    }
}
