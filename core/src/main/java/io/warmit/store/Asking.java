package io.warmit.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a server what many visits ask at the same time in one journey, and with one statement for all of them: to begin a statement costs a server more than the rows that a visit wants of it.
 *
 * <p>Visits that ask the same kind of thing wait for each other's journey; whoever finds none under way asks at once.
 */
final class Asking {
    private final Server server;
    private final Map<List<Statement>, Group<Asker>> kinds = new ConcurrentHashMap<>();

    Asking(Server server) {
        this.server = server;
    }

    /** Answers questions, all at once. */
    interface Server {
        void answer(List<Question<?>> questions) throws SQLException;
    }

    void ask(List<Question<?>> questions) throws SQLException {
        Asker asker = new Asker(questions);
        kinds.computeIfAbsent(questions.stream().map(Question::statement).toList(), kind -> new Group<>())
                .add(asker, this::answer);
        if (!asker.answered()) {
            server.answer(questions);
        }
    }

    private void answer(List<Asker> askers) {
        try {
            server.answer(askers.stream()
                    .<Question<?>>flatMap(asker -> asker.questions.stream())
                    .toList());
            askers.forEach(Asker::heard);
        } catch (SQLException | RuntimeException | Error failure) {
            askers.forEach(askers.size() == 1 ? asker -> asker.failed(failure) : Asker::unheard);
        }
    }

    private static final class Asker extends Waiting {
        private final List<Question<?>> questions;
        private boolean answered;

        Asker(List<Question<?>> questions) {
            this.questions = questions;
        }

        boolean answered() throws SQLException {
            told();
            return answered;
        }

        void heard() {
            answered = true;
            over();
        }

        /** It asks once more, alone, and hears of a failure only if that is its own. */
        void unheard() {
            questions.forEach(Question::forget);
            over();
        }
    }
}
