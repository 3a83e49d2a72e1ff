package io.warmit.config.tree;

import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 into a {@link Tree}: one document, no tags, at most 1 MiB and 50 aliases, and no key twice. */
public final class YamlReader {
    static final int MOST_BYTES = 1024 * 1024;

    private final String file;
    private final Problems problems;

    /** Reads for one file.
     *
     * @param file as the operator named it; it stands in each problem's place */
    public YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The document's tree, or empty if the text cannot be read to its end; the reason is then among the problems. */
    public Optional<Tree> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            refuse(
                    1,
                    1,
                    "the file has " + bytes.length + " bytes, more than 1 MiB",
                    "import mailboxes with warmit mailbox import");
            return Optional.empty();
        }
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return read(text.toString());
        } catch (CharacterCodingException notUtf8) {
            refuse(1, 1, "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    Optional<Tree> read(String text) {
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        // The limits are ours, in TreeBuilder; the parser's own would end in an exception without a place.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            return new TreeBuilder(new Parse(settings).parseString(body).iterator(), file, problems).document();
        } catch (TreeBuilder.Stopped alreadyTold) {
            return Optional.empty();
        } catch (ReaderException unreadable) {
            String before = body.substring(0, Math.min(body.length(), unreadable.getPosition()));
            refuse(
                    1
                            + (int) before.chars()
                                    .filter(character -> character == '\n')
                                    .count(),
                    before.length() - before.lastIndexOf('\n'),
                    "the character U+%04X is not allowed in YAML".formatted(unreadable.getCodePoint()),
                    "remove it, or write it as an escape in double quotes");
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            refuse(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "this is not YAML: " + firstLine(broken.getProblem()),
                    remedy(broken.getProblem()));
        } catch (YamlEngineException broken) {
            refuse(1, 1, "this is not YAML: " + firstLine(String.valueOf(broken.getMessage())), "correct it there");
        }
        return Optional.empty();
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("").strip();
    }

    private static String remedy(String words) {
        if (words.contains("TAB")) {
            return "indent with spaces; YAML does not take tabs";
        }
        if (words.contains("mapping values are not allowed")) {
            return "put a text that holds \": \" into quotes, and let keys of one section start in one column";
        }
        if (words.contains("','")) {
            return "close the bracket, or put a comma between the entries";
        }
        return "look at this line and the one above it: indentation, quotes, brackets";
    }

    private void refuse(int line, int column, String message, String fix) {
        problems.add(Problem.of(Code.E1103, message)
                .at(new Place(file, line, column))
                .fixedBy(fix));
    }
}
