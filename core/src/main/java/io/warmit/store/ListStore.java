package io.warmit.store;

import static io.warmit.store.jooq.Tables.LIST_ANSWER;
import static org.jooq.impl.DSL.excluded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What DNS lists answered lately. Lists are other people's, and whoever asks too often is answered no more. */
public final class ListStore {
    private static final int MOST = 4000;

    /**
     * A question that a list was asked.
     *
     * @param list its name as the operator wrote it, without a key
     * @param kind of the records
     */
    public record Question(String list, String entry, String kind) {}

    /**
     * What it answered.
     *
     * @param records empty: there are none
     */
    public record Kept(List<String> records, Instant asked) {
        public Kept {
            records = List.copyOf(records);
        }
    }

    private final Database database;

    ListStore(Database database) {
        this.database = database;
    }

    /** What was answered since an instant, and not after now. */
    public Optional<Kept> find(Question question, Instant since, Instant now) {
        return database.read(sql -> sql.select(LIST_ANSWER.ANSWER, LIST_ANSWER.ASKED_AT)
                .from(LIST_ANSWER)
                .where(
                        LIST_ANSWER.LIST.eq(question.list()),
                        LIST_ANSWER.ENTRY.eq(question.entry()),
                        LIST_ANSWER.KIND.eq(question.kind()),
                        LIST_ANSWER.ASKED_AT.between(since.toEpochMilli(), now.toEpochMilli()))
                .fetchOptional(row -> new Kept(row.value1().lines().toList(), Instant.ofEpochMilli(row.value2()))));
    }

    /** Keeps an answer, and forgets those from before an instant. */
    public void put(Question question, Kept kept, Instant since) {
        database.write(sql -> {
            sql.deleteFrom(LIST_ANSWER)
                    .where(LIST_ANSWER.ASKED_AT.lt(since.toEpochMilli()))
                    .execute();
            String answer = String.join("\n", kept.records());
            return sql.insertInto(LIST_ANSWER)
                    .set(LIST_ANSWER.LIST, question.list())
                    .set(LIST_ANSWER.ENTRY, question.entry())
                    .set(LIST_ANSWER.KIND, question.kind())
                    .set(LIST_ANSWER.ANSWER, answer.length() > MOST ? answer.substring(0, MOST) : answer)
                    .set(LIST_ANSWER.ASKED_AT, kept.asked().toEpochMilli())
                    .onDuplicateKeyUpdate()
                    .set(LIST_ANSWER.ANSWER, excluded(LIST_ANSWER.ANSWER))
                    .set(LIST_ANSWER.ASKED_AT, excluded(LIST_ANSWER.ASKED_AT))
                    .execute();
        });
    }
}
