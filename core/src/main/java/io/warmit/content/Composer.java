package io.warmit.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses the text of a thread, and puts each of its messages into words. */
public final class Composer {
    /** Largest similarity of a new message to a recent one. */
    public static final double NEAR = 0.50;

    private static final int TRIES = 20;
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    private final ConcurrentHashMap<String, Library> libraries = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Use, Shingles> shingles = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Pair, Double> nearness = new ConcurrentHashMap<>();

    private record Pair(Use one, Use other) {}

    /**
     * A text that keeps its distance to every recent one. After 20 tries the least similar is taken, but never an identical one while another exists.
     *
     * @param turns messages in the thread
     */
    public ThreadText choose(String language, List<Use> recent, int turns, RandomGenerator random) {
        List<Script> scripts = library(language).scripts().stream()
                .filter(script -> script.turns().size() >= turns)
                .toList();
        if (scripts.isEmpty()) {
            throw new IllegalArgumentException("no script of " + language + " has " + turns + " turns");
        }
        Set<Use> distinct = new HashSet<>(recent);
        ThreadText best = draw(scripts, random);
        double least = nearest(language, best, distinct);
        for (int i = 1; i < TRIES && least > NEAR; i++) {
            ThreadText other = draw(scripts, random);
            double near = nearest(language, other, distinct);
            if (near < least) {
                best = other;
                least = near;
            }
        }
        return least < 1 ? best : unused(language, scripts, distinct, best);
    }

    private static ThreadText draw(List<Script> scripts, RandomGenerator random) {
        return new ThreadText(scripts.get(random.nextInt(scripts.size())).id(), random.nextInt(Script.VARIANTS));
    }

    private ThreadText unused(String language, List<Script> scripts, Set<Use> recent, ThreadText otherwise) {
        ThreadText best = otherwise;
        double least = 1;
        for (Script script : scripts) {
            for (int variant = 0; variant < Script.VARIANTS; variant++) {
                ThreadText text = new ThreadText(script.id(), variant);
                double near = nearest(language, text, recent);
                if (near < least) {
                    best = text;
                    least = near;
                }
            }
        }
        return best;
    }

    /** The similarity of a thread's opener to the nearest recent message. */
    private double nearest(String language, ThreadText text, Set<Use> recent) {
        Use opener = new Use(text.script(), text.variant(), 1);
        double nearest = 0;
        for (Use use : recent) {
            nearest = Math.max(nearest, similarity(language, opener, use));
            if (nearest >= 1) {
                break;
            }
        }
        return nearest;
    }

    private double similarity(String language, Use one, Use other) {
        if (one.equals(other)) {
            return 1;
        }
        return nearness.computeIfAbsent(
                new Pair(one, other), pair -> shingles(language, one).similarity(shingles(language, other)));
    }

    private Shingles shingles(String language, Use use) {
        return shingles.computeIfAbsent(use, key -> {
            Script script = library(language).script(use.script());
            int turn = Math.min(use.turn(), script.turns().size());
            return Shingles.of(String.join(" ", script.turns().get(turn - 1).phrased(use.variant())));
        });
    }

    /** The opener's subject. */
    public String subject(String language, ThreadText text, RandomGenerator random) {
        Library library = library(language);
        Script script = library.script(text.script());
        return fill(
                library,
                script.subjects().get(text.variant() % script.subjects().size()),
                "",
                "",
                random);
    }

    /**
     * A message in words. The same generator gives the same words.
     *
     * @param turn counted from 1
     * @param reply whether the subject gets its one "Re: "
     */
    public Draft compose(
            String language,
            ThreadText text,
            int turn,
            boolean reply,
            String threadSubject,
            People people,
            RandomGenerator random) {
        Library library = library(language);
        List<String> sentences = new ArrayList<>();
        sentences.add(fill(library, pick(library.words("greeting"), random), people.writer(), people.reader(), random));
        String body = library.script(text.script()).turns().get(turn - 1).phrased(text.variant()).stream()
                .map(sentence -> fill(library, sentence, people.writer(), people.reader(), random))
                .collect(Collectors.joining(" "));
        sentences.add(body);
        sentences.add(fill(library, pick(library.words("farewell"), random), people.writer(), people.reader(), random)
                + "\n" + people.writer());
        return new Draft(reply ? "Re: " + threadSubject : threadSubject, String.join("\n\n", sentences) + "\n");
    }

    Library library(String language) {
        return libraries.computeIfAbsent(language, Library::load);
    }

    private static String fill(Library library, String sentence, String writer, String reader, RandomGenerator random) {
        Matcher slots = SLOT.matcher(sentence);
        StringBuilder filled = new StringBuilder();
        while (slots.find()) {
            String value = switch (slots.group(1)) {
                case "me" -> writer;
                case "you" -> reader;
                default -> pick(library.words(slots.group(1)), random);
            };
            slots.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return slots.appendTail(filled).toString();
    }

    private static String pick(List<String> words, RandomGenerator random) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a slot has no list of words");
        }
        return words.get(random.nextInt(words.size()));
    }
}
