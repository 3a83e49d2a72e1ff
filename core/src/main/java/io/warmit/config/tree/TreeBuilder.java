package io.warmit.config.tree;

import io.warmit.config.tree.Tree.Entry;
import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree of one document from the parser's events and holds it to our limits. */
final class TreeBuilder {
    private static final int MOST_ALIASES = 50;
    private static final int MOST_DEPTH = 40;
    // 50 aliases can still double 50 times; this many nodes no honest file has.
    private static final long MOST_NODES = 200_000;

    private final Iterator<Event> events;
    private final String file;
    private final Problems problems;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;
    private long nodes;

    /** The reading ends here; the problem has been told. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    private record Anchored(Tree tree, long nodes) {}

    TreeBuilder(Iterator<Event> events, String file, Problems problems) {
        this.events = events;
        this.file = file;
        this.problems = problems;
    }

    Optional<Tree> document() {
        Optional<Tree> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                if (root.isPresent()) {
                    throw stop(
                            start,
                            "a second document starts here; only one is read",
                            "remove this line and what follows");
                }
                refuseOldVersion(start);
                root = Optional.of(node(events.next(), 0));
            }
        }
        return root;
    }

    private void refuseOldVersion(DocumentStartEvent start) {
        start.getSpecVersion()
                .filter(version -> version.getMajor() != 1 || version.getMinor() != 2)
                .ifPresent(version -> {
                    throw stop(
                            start,
                            "the file says it is YAML " + version.getMajor() + "." + version.getMinor(),
                            "write %YAML 1.2, or remove the line");
                });
    }

    private Tree node(Event event, int depth) {
        if (depth > MOST_DEPTH) {
            throw stop(
                    event, "more than " + MOST_DEPTH + " levels stand inside each other", "no setting lies that deep");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        long before = nodes;
        grow(event, 1);
        Tree tree = event instanceof ScalarEvent scalar
                ? scalar(scalar)
                : event instanceof MappingStartEvent start ? mapping(start, depth) : sequence(event, depth);
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(tree, nodes - before)));
        return tree;
    }

    private Tree alias(AliasEvent alias) {
        if (++aliases > MOST_ALIASES) {
            throw stop(
                    alias,
                    "more than " + MOST_ALIASES + " aliases",
                    "write the values out, or use the defaults sections");
        }
        // An alias inside its own anchor is not known yet, so no tree contains itself.
        Anchored anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            throw stop(
                    alias,
                    "no anchor &" + alias.getAlias().getValue() + " stands before this alias",
                    "define &" + alias.getAlias().getValue() + " above, or write the value out");
        }
        grow(alias, anchored.nodes());
        return anchored.tree();
    }

    private void grow(Event event, long more) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw stop(event, "the aliases unfold to more than " + MOST_NODES + " values", "write the values out");
        }
    }

    private Scalar scalar(ScalarEvent event) {
        event.getTag().ifPresent(tag -> refuseTag(event, tag));
        Kind kind = event.isPlain() ? Scalars.kind(event.getValue()) : Kind.TEXT;
        return new Scalar(event.getValue(), kind, !event.isPlain(), origin(event));
    }

    private Sequence sequence(Event start, int depth) {
        refuseTagOf(start);
        List<Tree> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Sequence(items, origin(start));
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        refuseTagOf(start);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Event at = next;
            if (!(node(next, depth + 1) instanceof Scalar key)) {
                throw stop(at, "a key must be a single word", "write KEY: VALUE");
            }
            Tree value = node(events.next(), depth + 1);
            Entry first = entries.putIfAbsent(key.text(), new Entry(origin(at), value));
            if (first != null) {
                problems.add(Problem.of(
                                Code.E1104,
                                "key \"" + key.text() + "\" stands here a second time; the first is in line "
                                        + first.key().place().map(Place::line).orElse(0))
                        .at(place(at))
                        .fixedBy("keep one of the two"));
            }
        }
        return new Mapping(entries, origin(start));
    }

    private void refuseTagOf(Event start) {
        ((CollectionStartEvent) start).getTag().ifPresent(tag -> refuseTag(start, tag));
    }

    private void refuseTag(Event event, String tag) {
        String shown = tag.replace("tag:yaml.org,2002:", "!!");
        problems.add(Problem.of(Code.E1103, "the tag " + shown + " is not taken; a value's kind follows from its key")
                .at(place(event))
                .fixedBy("remove " + shown));
    }

    private Stopped stop(Event event, String message, String fix) {
        problems.add(Problem.of(Code.E1103, message).at(place(event)).fixedBy(fix));
        return new Stopped();
    }

    private Origin origin(Event event) {
        return new Origin.InFile(place(event));
    }

    private Place place(Event event) {
        return new Place(
                file,
                event.getStartMark().map(Mark::getLine).orElse(0) + 1,
                event.getStartMark().map(Mark::getColumn).orElse(0) + 1);
    }
}
