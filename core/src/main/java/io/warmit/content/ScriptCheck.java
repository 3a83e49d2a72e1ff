package io.warmit.content;

import io.warmit.mailbox.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at files of scripts as the build looks at those that ship: every message is filled, written and linted, and kept at a distance from every other script's.
 *
 * <p>The shingles of each script are worked out once for all files that one check looks at.
 */
public final class ScriptCheck {
    /** A script with fewer different openers repeats itself soon. Our choice: two passages of two sentences each give four. */
    public static final int THIN = 4;

    /** How many phrasings of a script are written out and read. */
    private static final int WRITTEN = 12;

    private static final People PEOPLE = new People(
            Address.of("anna.berger@alder.example"),
            Optional.of("Anna Berger"),
            Address.of("ben@birch.example"),
            Optional.of("Ben Hollis"));

    private final Library library;
    private final Nearness nearness;
    private final Lint lint;

    /**
     * A check of files whose scripts are in the library, or come beside it.
     *
     * @param library all scripts of the language that count
     */
    public ScriptCheck(Library library) {
        this.library = library;
        nearness = new Nearness(library);
        lint = new Lint(library.words(), library.language());
    }

    /** Whether a script gives few different openers. */
    public static boolean isThin(Script script) {
        return script.variants() < THIN;
    }

    /** What refuses the messages of a file, in the order of its lines. */
    public List<Flaw> lint(ScriptFile file) {
        Set<Flaw> flaws = new LinkedHashSet<>();
        for (Script script : file.scripts()) {
            for (int turn = 1; turn <= script.turns().size(); turn++) {
                int phrasings = Math.min(script.turns().get(turn - 1).phrasings(), WRITTEN);
                for (int variant = 0; variant < phrasings; variant++) {
                    for (String wrong : lint.check(written(script, variant, turn), turn == 1)) {
                        flaws.add(file.flaw(script, turn, script.id() + ": " + wrong));
                    }
                }
            }
        }
        return List.copyOf(flaws);
    }

    private Draft written(Script script, int variant, int turn) {
        Random facts = new Random(variant);
        String subject = script.subjects().get(variant % script.subjects().size());
        Filling filling = Filling.draw(script, library.words(), List.of("Anna", "Ben"), facts);
        List<String> passages = script.turns().get(turn - 1).phrased(variant).stream()
                .map(filling::fill)
                .toList();
        Letter letter = new Letter(library.words(), script.tone(), PEOPLE, new Random(31L * variant + turn));
        return new Draft(filling.fill(subject), letter.write(passages, turn > 1));
    }

    /** Which messages of a file say nearly the same as those of another script. */
    public List<Flaw> distance(ScriptFile file) {
        List<Flaw> flaws = new ArrayList<>();
        for (Script script : file.scripts()) {
            int own = library.number(script.id());
            ScriptShingles mine = own < 0 ? new ScriptShingles(script, library.words()) : nearness.shingles(own);
            for (int other = 0; other < library.scripts().size(); other++) {
                if (other != own) {
                    nearest(mine, nearness.shingles(other))
                            .ifPresent(tooNear(file, script, library.scripts().get(other), flaws));
                }
            }
        }
        return flaws;
    }

    private static Consumer<Near> tooNear(ScriptFile file, Script script, Script other, List<Flaw> flaws) {
        return near -> flaws.add(file.flaw(
                script,
                near.turn(),
                script.id() + ": " + Math.round(100 * near.similarity()) + " % the same as turn " + near.otherTurn()
                        + " of " + other.id() + "; at most " + Math.round(100 * Composer.NEAR)
                        + " % may be, so say it in other words"));
    }

    private record Near(int turn, int otherTurn, double similarity) {}

    /** The nearest two messages, if they are too near. */
    private static Optional<Near> nearest(ScriptShingles one, ScriptShingles other) {
        if (one.nearest(other) <= Composer.NEAR) {
            return Optional.empty();
        }
        Optional<Near> found = Optional.empty();
        double most = Composer.NEAR;
        for (int turn = 1; turn <= one.turns(); turn++) {
            for (int otherTurn = 1; otherTurn <= other.turns(); otherTurn++) {
                double similarity = one.nearest(turn, other, otherTurn);
                if (similarity > most) {
                    most = similarity;
                    found = Optional.of(new Near(turn, otherTurn, similarity));
                }
            }
        }
        return found;
    }
}
