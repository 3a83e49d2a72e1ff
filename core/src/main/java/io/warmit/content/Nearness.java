package io.warmit.content;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How near the texts of a library are to each other, worked out when first asked and kept, for they never change.
 *
 * <p>Scripts on different matters have few runs of words in common. Where all that two scripts share is too little to bring any two of their messages near, no message is compared.
 */
final class Nearness {
    private static final int UNKNOWN = 0;
    private static final int APART = 1;
    private static final int PERHAPS_NEAR = 2;

    private final Library library;
    private final AtomicReferenceArray<ScriptShingles> shingles;
    private final AtomicIntegerArray pairs;

    /** A text that was used lately, with its script's number in the library. */
    private record Known(int script, int variant, int turn, Use.Writer writer) {}

    Nearness(Library library) {
        this.library = library;
        int scripts = library.scripts().size();
        shingles = new AtomicReferenceArray<>(scripts);
        pairs = new AtomicIntegerArray(scripts * scripts);
    }

    /** The texts that were used lately, but for those of scripts that the library no longer has. */
    final class Recent {
        private final List<Known> uses = new ArrayList<>();
        private final int[] byScript = new int[library.scripts().size()];

        Recent(List<Use> recent) {
            for (Use use : recent) {
                int script = library.number(use.script());
                if (script >= 0) {
                    uses.add(new Known(script, use.variant(), use.turn(), use.writer()));
                    byScript[script]++;
                }
            }
        }

        /** How often a script was used. */
        int count(int script) {
            return byScript[script];
        }

        /**
         * The similarity of the nearest of these texts to any message of a thread; anything up to {@link Composer#NEAR} when none is near, 1 when one is the same text.
         *
         * @param turns messages in the thread
         */
        double nearest(int script, int variant, int turns) {
            double nearest = 0;
            for (Known use : uses) {
                if (apart(script, use.script)) {
                    continue;
                }
                Shingles used = shingles(use.script).message(use.variant, use.turn);
                for (int turn = 1; turn <= turns; turn++) {
                    if (use.writer.writes(turn)) {
                        nearest = Math.max(
                                nearest, shingles(script).message(variant, turn).similarity(used));
                    }
                }
            }
            return nearest;
        }
    }

    private boolean apart(int one, int other) {
        if (one == other) {
            return false;
        }
        int pair = one * library.scripts().size() + other;
        int known = pairs.getPlain(pair);
        if (known == UNKNOWN) {
            known = shingles(one).nearest(shingles(other)) <= Composer.NEAR ? APART : PERHAPS_NEAR;
            pairs.setPlain(pair, known);
        }
        return known == APART;
    }

    /** Two virtual threads may work out the same; both get the same. */
    ScriptShingles shingles(int script) {
        ScriptShingles known = shingles.getAcquire(script);
        if (known == null) {
            known = new ScriptShingles(library.scripts().get(script), library.words());
            shingles.setRelease(script, known);
        }
        return known;
    }
}
