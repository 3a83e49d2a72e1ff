package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.content.Use.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** TEXT-3: too near, another text is drawn; after 20 tries the least similar is taken, never an identical one. */
class ChooserTest {
    private final Library library = Library.load("en");
    private final Chooser chooser = new Chooser(library);
    private final List<ThreadText> all = new ArrayList<>();

    @BeforeEach
    void everyText() {
        for (Script script : library.scripts()) {
            for (int variant = 0; variant < script.variants(); variant++) {
                all.add(new ThreadText(script.id(), variant));
            }
        }
    }

    @Test
    void the_first_text_that_keeps_its_distance_is_taken() {
        AtomicInteger tries = new AtomicInteger();

        chooser.choose(List.of(), 1, Set.of(), counting(new Random(1), tries));

        assertThat(tries).hasValue(1);
    }

    @Test
    void it_is_drawn_at_most_twenty_times() {
        AtomicInteger tries = new AtomicInteger();

        chooser.choose(used(all), 1, Set.of(), counting(new Random(1), tries));

        assertThat(tries).hasValue(20);
    }

    /** Chance alone would find the one that is left in one run of many. */
    @RepeatedTest(20)
    void while_a_text_is_left_that_nobody_used_no_identical_one_is_taken(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<ThreadText> others = new ArrayList<>(all);
        Collections.shuffle(others, random);
        ThreadText left = others.removeLast();

        assertThat(chooser.choose(used(others), 1, Set.of(), random)).isEqualTo(left);
    }

    private static List<Use> used(List<ThreadText> texts) {
        return texts.stream()
                .map(text -> new Use(text.script(), text.variant(), 1, Writer.OPENER))
                .toList();
    }

    /** Each try draws a script with one number between 0 and 1. */
    private static RandomGenerator counting(Random random, AtomicInteger tries) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return random.nextLong();
            }

            @Override
            public double nextDouble() {
                tries.incrementAndGet();
                return random.nextDouble();
            }
        };
    }
}
