package io.warmit.content;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Puts passages between a greeting and a farewell, and into paragraphs. */
final class Letter {
    /** A paragraph of more words is not lengthened. */
    private static final int LONG = 45;

    private final Words words;
    private final Tone tone;
    private final People people;
    private final RandomGenerator manner;

    Letter(Words words, Tone tone, People people, RandomGenerator manner) {
        this.words = words;
        this.tone = tone;
        this.people = people;
        this.manner = manner;
    }

    /** The body: plain text, lines separated by LF, the last one ended by it. */
    String write(List<String> passages, boolean reply) {
        StringBuilder body = new StringBuilder();
        Optional<String> reader = tone == Tone.FORMAL ? people.readerInFull() : people.reader();
        String greeting = draw(words.greetings(tone, reply), reader);
        if (!greeting.equals(Words.NOTHING)) {
            body.append(greeting).append("\n\n");
        }
        int paragraph = 0;
        for (String passage : passages) {
            if (paragraph > 0) {
                boolean broken = paragraph > LONG || manner.nextBoolean();
                body.append(broken ? "\n\n" : " ");
                paragraph = broken ? 0 : paragraph;
            }
            body.append(passage);
            paragraph += Lint.words(passage);
        }
        body.append("\n\n");
        String farewell = draw(words.farewells(tone), reader);
        if (!farewell.equals(Words.NOTHING)) {
            body.append(farewell).append('\n');
        }
        String signature = tone == Tone.FORMAL ? people.writerInFull() : people.writer();
        return body.append(signature).append('\n').toString();
    }

    /** An entry with the reader's name in it, or one that needs none when there is no name. */
    private String draw(List<String> entries, Optional<String> reader) {
        List<String> fitting = reader.isPresent()
                ? entries
                : entries.stream().filter(entry -> Slot.in(entry).isEmpty()).toList();
        String entry = fitting.get(manner.nextInt(fitting.size()));
        Function<Slot, String> name = slot -> reader.orElse("");
        return Slot.fill(entry, name);
    }
}
