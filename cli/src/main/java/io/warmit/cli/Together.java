package io.warmit.cli;

import io.warmit.cli.output.Progress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** The same for many things, several at a time, with the answers in the order of the things. */
final class Together {
    static final int JOBS = 16;

    private Together() {}

    /**
     * Does the work.
     *
     * @param jobs how many at a time
     * @param good whether an answer counts as a success, for the progress line
     * @throws RuntimeException what the first of them threw, when all have ended
     */
    static <T, R> List<R> each(List<T> things, int jobs, Function<T, R> work, Predicate<R> good, Progress progress) {
        List<Future<R>> answers;
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, jobs), Thread.ofVirtual().factory())) {
            answers = things.stream()
                    .map(thing -> pool.submit(() -> {
                        R answer = work.apply(thing);
                        progress.step(good.test(answer));
                        return answer;
                    }))
                    .toList();
        }
        return answers.stream().map(Together::of).toList();
    }

    private static <R> R of(Future<R> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", hurried);
        }
    }
}
