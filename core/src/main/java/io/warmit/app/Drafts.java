package io.warmit.app;

import io.warmit.config.section.AiSettings;
import io.warmit.content.Flaw;
import io.warmit.content.Library;
import io.warmit.content.Lint;
import io.warmit.content.Script;
import io.warmit.content.ScriptCheck;
import io.warmit.content.ScriptFile;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Lets an endpoint draft scripts. What it writes is read like a stranger's, and lies in a folder of its own until somebody has looked at it. */
public final class Drafts {
    private static final int AT_ONCE = 3;
    private static final String RULES = """
            You write short, ordinary email conversations between two acquaintances, as plain text in a fixed form.
            Answer with nothing but scripts, one after the other, in exactly this form:

            = short-name-in-small-letters
            tone: friendly
            subject: One subject line
            subject: Another one

            A:
            One way to say the first thing.
            Another way to say the same in quite different words.

            One way to say the second thing.
            Another way to say the same in quite different words.

            B:
            (the answer, in passages of the same kind)

            A:
            (and so on; A and B take turns, at least five turns)

            An empty line separates passages. Each line of a passage is one way to say the same; each passage needs two. One line of
            each passage is taken, and together they must be %d to %d words. No greeting, no farewell and no signature: they
            are added. No links, no capitals for emphasis, no exclamation marks in a row, no braces, nothing that sells, promises or asks for
            money. tone is formal, friendly or casual. Scripts differ in what happens, and share no phrases.
            """.formatted(Lint.LEAST_WORDS, Lint.MOST_WORDS - 10);

    private final Warmit warmit;
    private final OwnTexts texts;

    Drafts(Warmit warmit, OwnTexts texts) {
        this.warmit = warmit;
        this.texts = texts;
    }

    /**
     * What is wanted.
     *
     * @param topic in a few words
     * @param count how many scripts, 1 to 100
     */
    public record Order(String language, String topic, int count) {}

    /**
     * What came of it.
     *
     * @param file where the drafts lie; empty when none was good
     * @param names of the scripts in it
     * @param refused why others were not taken
     * @param ended why no more were asked for
     */
    public record Made(Optional<Path> file, List<String> names, List<String> refused, Optional<Problem> ended) {
        public Made {
            names = List.copyOf(names);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Asks for drafts in batches until there are enough, or the endpoint has had twice as many tries as are needed.
     *
     * @param progress how many are good so far
     * @throws UserError E1107 without an endpoint; E1805 when it gave no answer at all
     */
    public Made generate(Order order, IntConsumer progress) {
        TextEndpoint endpoint = endpoint();
        warmit.contents().languages(Optional.of(order.language()));
        Library library = texts.library(order.language());
        for (Path waiting : OwnTexts.paths(texts.drafts(order.language()))) {
            library = library.with(OwnTexts.read(waiting, library).scripts().stream()
                    .filter(unknownTo(library))
                    .toList());
        }
        Path file = free(order);
        List<String> good = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int tries = 2 * ((order.count() + AT_ONCE - 1) / AT_ONCE);
        for (int i = 0; i < tries && names.size() < order.count(); i++) {
            String answer;
            try {
                answer = endpoint.write(RULES, wanted(order, Math.min(AT_ONCE, order.count() - names.size()), names));
            } catch (UserError failed) {
                if (names.isEmpty()) {
                    throw failed;
                }
                return made(
                        order,
                        file,
                        good,
                        names,
                        refused,
                        Optional.of(failed.problems().getFirst()));
            }
            List<String> pieces = pieces(answer);
            if (pieces.isEmpty()) {
                refused.add("an answer without a script; one begins with \"= its-name\"");
            }
            for (String piece : pieces) {
                ScriptFile read = library.read(file.toString(), piece);
                List<String> wrong = wrong(read, library);
                if (wrong.isEmpty() && names.size() < order.count()) {
                    library = library.with(read.scripts());
                    read.scripts().forEach(script -> names.add(script.id()));
                    good.add(piece);
                } else if (!wrong.isEmpty()) {
                    refused.add(
                            piece.lines().findFirst().orElse("=").substring(1).strip() + ": "
                                    + String.join("; ", wrong));
                }
            }
            progress.accept(names.size());
        }
        return made(order, file, good, names, refused, Optional.empty());
    }

    private static Predicate<Script> unknownTo(Library library) {
        return script -> library.find(script.id()).isEmpty();
    }

    private TextEndpoint endpoint() {
        AiSettings ai = warmit.settings().content().ai();
        if (ai.url().isEmpty() || ai.model().isEmpty()) {
            throw new UserError(
                    Problem.of(Code.E1107, "content.ai.url or model is not set, so there is no endpoint for drafts")
                            .about("content.ai")
                            .because("drafts come from an endpoint of your choice, and from none unless you name it")
                            .fixedBy(
                                    "add content: { ai: { url: \"https://HOST/v1\", model: NAME, key: \"file:/path\" } }",
                                    "write scripts by hand, then warmit content add FILE"));
        }
        Optional<String> key =
                ai.key().map(ref -> StorePlace.text(warmit.secrets().resolve(ref, "content.ai", "key")));
        return new TextEndpoint(ai.url().get(), ai.model().get(), key, ai.timeout());
    }

    private static String wanted(Order order, int count, List<String> names) {
        return "Write " + count + (count == 1 ? " script" : " scripts") + " in "
                + Locale.of(order.language()).getDisplayLanguage(Locale.ENGLISH) + " about: " + order.topic() + "."
                + (names.isEmpty() ? "" : " There are already: " + String.join(", ", names) + ".");
    }

    /** The scripts of an answer, whatever else stands around them. */
    private static List<String> pieces(String answer) {
        List<String> pieces = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : answer.lines().toList()) {
            String bare = line.strip();
            if (bare.startsWith("```")) {
                continue;
            }
            if (bare.startsWith("=")) {
                close(pieces, open);
            }
            if (bare.startsWith("=") || !open.isEmpty()) {
                open.append(bare).append('\n');
            }
        }
        close(pieces, open);
        return pieces;
    }

    private static void close(List<String> pieces, StringBuilder open) {
        if (!open.isEmpty()) {
            pieces.add(open.toString().strip() + "\n");
            open.setLength(0);
        }
    }

    private static List<String> wrong(ScriptFile read, Library library) {
        List<Flaw> flaws = new ArrayList<>(read.flaws());
        read.scripts().stream()
                .filter(unknownTo(library).negate())
                .forEach(script -> flaws.add(OwnTexts.taken(read, script)));
        if (flaws.isEmpty()) {
            ScriptCheck check = new ScriptCheck(library);
            flaws.addAll(check.lint(read));
            flaws.addAll(check.distance(read));
        }
        return flaws.stream().map(Flaw::what).toList();
    }

    private Path free(Order order) {
        String name = order.topic()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = name.isEmpty() ? "drafts" : name;
        Path folder = texts.drafts(order.language());
        Path file = folder.resolve(base + ".txt");
        for (int i = 2;
                Files.exists(file)
                        || Files.exists(texts.folder(order.language()).resolve(file.getFileName()));
                i++) {
            file = folder.resolve(base + "-" + i + ".txt");
        }
        return file;
    }

    private Made made(
            Order order,
            Path file,
            List<String> good,
            List<String> names,
            List<String> refused,
            Optional<Problem> ended) {
        if (good.isEmpty()) {
            return new Made(Optional.empty(), names, refused, ended);
        }
        ContentFiles.write(
                file,
                "# Drafts about " + order.topic() + ", written by "
                        + warmit.settings().content().ai().model().orElse("")
                        + ". Read them before you mark them reviewed.\n\n" + String.join("\n", good));
        return new Made(Optional.of(file), names, refused, ended);
    }
}
