package io.warmit.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Chooses the text of a thread, and puts each of its messages into words. Safe to share between virtual threads. */
public final class Composer {
    /** Largest similarity of a new message to a recent one (Jaccard's index of {@link Shingles}). Our choice. */
    public static final double NEAR = 0.50;

    private final ConcurrentHashMap<String, Chooser> choosers = new ConcurrentHashMap<>();
    private final Function<String, Library> libraries;

    /** With the scripts that ship with warmit. */
    public Composer() {
        this(shipped());
    }

    /**
     * With other scripts.
     *
     * @param libraries the scripts of a language; while nothing changes it answers the same library
     */
    public Composer(Function<String, Library> libraries) {
        this.libraries = libraries;
    }

    private static Function<String, Library> shipped() {
        ConcurrentHashMap<String, Library> known = new ConcurrentHashMap<>();
        return language -> known.computeIfAbsent(language, Library::load);
    }

    /**
     * A text whose messages keep their distance to every recent one. After 20 tries the least similar is taken, but never an identical one while another exists.
     *
     * @param recent what the sender wrote in 7 days and the pair in 30
     * @param turns messages in the thread, the opener included
     * @throws IllegalArgumentException when there are no scripts in this language, or none with so many turns
     */
    public ThreadText choose(String language, List<Use> recent, int turns, RandomGenerator random) {
        return choose(language, recent, turns, Set.of(), random);
    }

    /**
     * The same, without the scripts that have retired; they are left out as long as others have so many turns.
     *
     * @param retired names of scripts
     */
    public ThreadText choose(
            String language, List<Use> recent, int turns, Set<String> retired, RandomGenerator random) {
        return chooser(language).choose(recent, turns, retired, random);
    }

    /** Whether the script of a thread still has this turn: an operator may take his own away, or shorten it. */
    public boolean knows(String language, String script, int turn) {
        return library(language)
                .find(script)
                .filter(found -> found.turns().size() >= turn)
                .isPresent();
    }

    /**
     * The opener's subject.
     *
     * @param people the writer and the reader of the opener
     * @param facts the generator of the thread; each message of a thread must be given an equal one
     */
    public String subject(String language, ThreadText text, People people, RandomGenerator facts) {
        return thread(language, text, people, facts).subject();
    }

    /**
     * A message in words. Equal generators give equal words.
     *
     * @param turn counted from 1
     * @param threadSubject the opener's subject; an answer gets its one "Re: "
     * @param facts the generator of the thread: days, places and names stay the same in all its messages
     * @param manner the generator of the message: greeting, farewell and paragraphs
     */
    public Draft compose(
            String language,
            ThreadText text,
            int turn,
            String threadSubject,
            People people,
            RandomGenerator facts,
            RandomGenerator manner) {
        Library library = library(language);
        Script script = library.script(text.script());
        Filling filling = thread(language, text, people, facts).filling();
        List<String> passages = script.turns().get(turn - 1).phrased(text.variant()).stream()
                .map(filling::fill)
                .toList();
        Letter letter = new Letter(library.words(), script.tone(), people, manner);
        return new Draft(turn > 1 ? "Re: " + threadSubject : threadSubject, letter.write(passages, turn > 1));
    }

    /** What refuses a text of this language. */
    public Lint lint(String language) {
        return new Lint(library(language).words(), language);
    }

    private record Drawn(String subject, Filling filling) {}

    private Drawn thread(String language, ThreadText text, People people, RandomGenerator facts) {
        Library library = library(language);
        Script script = library.script(text.script());
        int subject = facts.nextInt(script.subjects().size());
        List<String> names = new ArrayList<>();
        names.add(people.writer());
        people.reader().ifPresent(names::add);
        Filling filling = Filling.draw(script, library.words(), names, facts);
        return new Drawn(filling.fill(script.subjects().get(subject)), filling);
    }

    private Library library(String language) {
        return chooser(language).library();
    }

    private Chooser chooser(String language) {
        Library library = libraries.apply(language);
        return Objects.requireNonNull(choosers.compute(
                language, (name, known) -> known != null && known.library() == library ? known : new Chooser(library)));
    }
}
