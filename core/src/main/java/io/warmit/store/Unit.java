package io.warmit.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What one thread wants written, and what came of it. */
final class Unit<T> extends Waiting implements Comparable<Unit<?>> {
    /** In which order the units of one transaction lock their rows, so that no two transactions wait for each other. */
    enum Turn {
        RECORD,
        FENCE,
        CLAIM,
        WAKE,
        RELEASE
    }

    private final Turn turn;
    private final long row;
    private final Supplier<Steps<T>> work;
    private Steps<T> steps;
    private Optional<T> result = Optional.empty();

    /**
     * Not written yet.
     *
     * @param row the id of the row that it locks
     * @param work its steps, which are taken anew if they were undone
     */
    Unit(Turn turn, long row, Supplier<Steps<T>> work) {
        this.turn = turn;
        this.row = row;
        this.work = work;
        steps = work.get();
    }

    @Override
    public int compareTo(Unit<?> other) {
        return turn == other.turn ? Long.compare(row, other.row) : turn.compareTo(other.turn);
    }

    /** Takes the steps of all of them, turn by turn, and each step for all of a turn at once. */
    static void take(List<Unit<?>> units, Link link) throws SQLException {
        List<List<Changing>> turns = new ArrayList<>();
        for (Turn turn : Turn.values()) {
            List<Unit<?>> some =
                    units.stream().filter(unit -> unit.turn == turn).toList();
            List<Question<?>> questions = some.stream()
                    .<Question<?>>flatMap(unit -> unit.steps.questions().stream())
                    .toList();
            if (!questions.isEmpty()) {
                change(turns, questions, link);
            }
            List<Changing> changing = new ArrayList<>();
            for (Unit<?> unit : some) {
                unit.steps
                        .change()
                        .ifPresentOrElse(change -> changing.add(new Changing(unit, change)), () -> unit.done(false));
            }
            if (!changing.isEmpty()) {
                turns.add(changing);
            }
        }
        change(turns, List.of(), link);
    }

    private record Changing(Unit<?> unit, Steps.Change change) {}

    /** Makes the changes of the turns that were taken until now, and asks what the next one needs. */
    private static void change(List<List<Changing>> turns, List<Question<?>> questions, Link link) throws SQLException {
        List<int[]> rows = link.change(
                turns.stream()
                        .map(turn -> turn.stream().map(Changing::change).toList())
                        .toList(),
                questions);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).length; j++) {
                turns.get(i).get(j).unit().done(rows.get(i)[j] == 1);
            }
        }
        turns.clear();
    }

    private void done(boolean changed) {
        result = Optional.of(steps.done(changed));
    }

    /** It was undone because some unit of its transaction failed: its own thread is to write it alone. */
    void undone() {
        steps = work.get();
        result = Optional.empty();
        over();
    }

    /** What came of it; empty: it was undone. */
    Optional<T> result() throws SQLException {
        told();
        return result;
    }
}
