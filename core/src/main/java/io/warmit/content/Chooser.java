package io.warmit.content;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Chooses the text of a new thread among the scripts of one language. */
final class Chooser {
    private static final int TRIES = 20;

    private final Library library;
    private final Nearness nearness;

    Chooser(Library library) {
        this.library = library;
        nearness = new Nearness(library);
    }

    /** A script used lately is drawn less often: its weight is 1 ÷ (1 + uses)². Then each of its variants is as likely as the other. */
    ThreadText choose(List<Use> recent, int turns, Set<String> retired, RandomGenerator random) {
        Nearness.Recent uses = nearness.new Recent(recent);
        boolean[] usable = usable(turns, retired);
        double[] weights = weights(uses, usable);
        int best = 0;
        int bestVariant = 0;
        double least = 1;
        for (int i = 0; i < TRIES && least > Composer.NEAR; i++) {
            int script = draw(weights, random);
            int variant = random.nextInt(library.scripts().get(script).variants());
            double nearest = uses.nearest(script, variant, turns);
            if (nearest < least) {
                best = script;
                bestVariant = variant;
                least = nearest;
            }
        }
        return least < 1
                ? new ThreadText(library.scripts().get(best).id(), bestVariant)
                : leastNear(uses, turns, usable, random);
    }

    /** Those that are long enough and have not retired. Had all of them retired, mail would stop: then they go on. */
    private boolean[] usable(int turns, Set<String> retired) {
        List<Script> scripts = library.scripts();
        boolean[] usable = new boolean[scripts.size()];
        boolean any = false;
        boolean anyActive = false;
        for (int i = 0; i < usable.length; i++) {
            usable[i] = scripts.get(i).turns().size() >= turns;
            any |= usable[i];
            anyActive |= usable[i] && !retired.contains(scripts.get(i).id());
        }
        if (!any) {
            throw new IllegalArgumentException("no script of " + library.language() + " has " + turns + " turns");
        }
        for (int i = 0; anyActive && i < usable.length; i++) {
            usable[i] &= !retired.contains(scripts.get(i).id());
        }
        return usable;
    }

    private static double[] weights(Nearness.Recent uses, boolean[] usable) {
        double[] upTo = new double[usable.length];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            if (usable[i]) {
                double rarity = 1.0 / (1 + uses.count(i));
                sum += rarity * rarity;
            }
            upTo[i] = sum;
        }
        return upTo;
    }

    private static int draw(double[] upTo, RandomGenerator random) {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int i = 0;
        while (upTo[i] <= at) {
            i++;
        }
        return i;
    }

    /** Of all texts the one farthest from the recent ones; the first of those that are equally far, after a start that is drawn. */
    private ThreadText leastNear(Nearness.Recent uses, int turns, boolean[] usable, RandomGenerator random) {
        List<Script> scripts = library.scripts();
        int start = random.nextInt(scripts.size());
        Optional<ThreadText> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (int i = 0; i < scripts.size(); i++) {
            int script = (start + i) % scripts.size();
            int variants = usable[script] ? scripts.get(script).variants() : 0;
            for (int variant = 0; variant < variants; variant++) {
                double nearest = uses.nearest(script, variant, turns);
                if (nearest < least) {
                    best = Optional.of(new ThreadText(scripts.get(script).id(), variant));
                    least = nearest;
                }
            }
        }
        return best.orElseThrow();
    }

    Library library() {
        return library;
    }
}
