package io.warmit.config.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import io.warmit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    private static final String SPICE = "ab0.:- #'\"\\[]{},&*!|>%@`?~=<\n\t\u0085\u2028\u00e9\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true", "null", "~", "12", "1e3", "0x1F", "", " x", "x ", "a: b", "a #b", "- a", "@a", "%a", "*a", "!a",
                ".inf", "a:", "|", "---", "=", "<<", "\ufeffx"
            })
    void a_text_that_looks_like_something_else_stays_a_text(String text) {
        Mapping tree = Mapping.empty(Origin.byDefault()).with("key", text(text));

        assertThat(read(YamlWriter.write(tree))).isEqualTo(bare(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Paris",
                "30%",
                "75%-110%",
                "08:30-18:30",
                "mon-fri,sun",
                "TLSv1.2",
                "ana@alpha.example",
                "/var/lib"
            })
    void what_needs_no_quotes_has_none(String text) {
        assertThat(YamlWriter.plainOrQuoted(text)).isEqualTo(text.contains(",") ? "\"" + text + "\"" : text);
    }

    @RepeatedTest(300)
    void whatever_is_written_is_read_again(RepetitionInfo run) {
        Mapping tree = mapping(new Random(run.getCurrentRepetition()), 3);

        String text = YamlWriter.write(tree);

        assertThat(read(text)).as(text).isEqualTo(bare(tree));
    }

    private static Mapping mapping(Random random, int depth) {
        Mapping tree = Mapping.empty(Origin.byDefault());
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String key = random.nextBoolean() ? "key_" + i : i + word(random);
            tree = tree.with(key, value(random, depth));
        }
        return tree;
    }

    private static Tree value(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> mapping(random, depth - 1);
            case 2 -> list(random, depth - 1, false);
            case 3 -> list(random, depth - 1, true);
            default -> text(word(random));
        };
    }

    private static Sequence list(Random random, int depth, boolean mappings) {
        List<Tree> items = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            items.add(mappings ? mapping(random, depth) : text(word(random)));
        }
        return new Sequence(items, Origin.byDefault());
    }

    private static String word(Random random) {
        int[] points = SPICE.codePoints().toArray();
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return word.toString();
    }

    private static Scalar text(String text) {
        return new Scalar(text, Kind.TEXT, false, Origin.byDefault());
    }

    private static Tree read(String text) {
        Problems problems = new Problems();
        var tree = new YamlReader("test", problems).read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(problems.inOrder()).as(text).isEmpty();
        return bare(tree.orElseThrow());
    }

    /** The tree without what writing does not keep: origins, and quotes. */
    private static Tree bare(Tree tree) {
        return switch (tree) {
            case Scalar scalar -> new Scalar(scalar.text(), scalar.kind(), false, Origin.byDefault());
            case Sequence list ->
                new Sequence(list.items().stream().map(YamlWriterTest::bare).toList(), Origin.byDefault());
            case Mapping mapping -> {
                Mapping bare = Mapping.empty(Origin.byDefault());
                for (var entry : mapping.entries().entrySet()) {
                    bare = bare.with(entry.getKey(), bare(entry.getValue().value()));
                }
                yield bare;
            }
        };
    }
}
