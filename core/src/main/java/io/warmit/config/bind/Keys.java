package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.value.BadValue;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import java.util.Optional;

/** Checks the keys of a section: unknown ones, ones of a later version, missing ones, and names that the operator chose. */
final class Keys {
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}";

    private final Teller teller;
    private final Later later;

    Keys(Teller teller, Later later) {
        this.teller = teller;
        this.later = later;
    }

    void check(Shape shape, Mapping tree, Where where) {
        tree.entries().forEach((key, entry) -> {
            if (shape.part(key).isEmpty()) {
                Optional<String> purpose = later.purpose(where.key(key).pattern());
                if (purpose.isPresent()) {
                    notYet(key, entry.key(), where, purpose.get());
                } else {
                    unknown(shape, key, entry.key(), where);
                }
            }
        });
    }

    private void notYet(String key, Origin origin, Where where, String purpose) {
        String what = where.pattern().isEmpty() ? "section " : "";
        teller.tell(
                Code.E1105,
                false,
                origin,
                where.key(key).path(),
                what + BadValue.quoted(key) + in(where) + " is not available in this version: " + purpose,
                "remove it; a later version of warmit will have it");
    }

    private void unknown(Shape shape, String key, Origin origin, Where where) {
        String message = "unknown key " + BadValue.quoted(key) + in(where);
        Optional<String> near = Closest.to(key, shape.keys());
        if (key.equals("password") && shape.part("secret").isPresent()) {
            near = Optional.of("secret");
        }
        if (near.isEmpty()) {
            near = deeper(shape, key);
        }
        if (near.isPresent()) {
            String fix = "write " + near.get() + " instead of " + BadValue.quoted(key);
            teller.tell(
                    Code.E1102,
                    false,
                    origin,
                    where.key(key).path(),
                    message + ". Did you mean \"" + near.get() + "\"?",
                    fix);
        } else {
            String fix = "remove it; " + (where.pattern().isEmpty() ? "the sections are " : "the keys here are ")
                    + String.join(" ", shape.keys());
            teller.tell(Code.E1102, false, origin, where.key(key).path(), message, fix);
        }
    }

    /** A key that exists, but one section further in. */
    private static Optional<String> deeper(Shape shape, String key) {
        return shape.parts().stream()
                .filter(part -> part.form() instanceof Form.Section(Shape inner)
                        && inner.part(key).isPresent())
                .map(part -> part.key() + "." + key)
                .findFirst();
    }

    private static String in(Where where) {
        return where.path().isEmpty() ? "" : " in " + where.path();
    }

    void missing(Part part, Mapping tree, Where where) {
        String example = part.doc().example().isEmpty() ? "…" : part.doc().example();
        String section = where.path().contains(".")
                ? where.path().substring(0, where.path().lastIndexOf('.'))
                : "";
        teller.tell(
                Code.E1103,
                false,
                tree.origin(),
                where.path(),
                part.key() + " is missing" + (section.isEmpty() ? "" : " in " + section),
                "add " + part.key() + ": " + example);
    }

    /** A key that belongs to another choice than the one made. */
    void checkChoices(Shape shape, Record section, Mapping tree, Where where) {
        Findings findings = new Findings(teller, tree, where);
        for (Part part : shape.parts()) {
            if (findings.given(part.key()) && !shape.applies(part, section)) {
                Choice choice = Choice.of(part.doc()).orElseThrow();
                String made = shape.written(choice.key(), section);
                findings.contradiction(
                        part.key(),
                        part.key() + " belongs to " + choice.words() + ", but " + choice.key() + " is " + made,
                        "remove " + part.key() + ", or write " + choice.usual());
            }
        }
    }

    boolean checkName(String section, String name, Origin origin, Where where) {
        if (name.matches(NAME)) {
            return true;
        }
        teller.tell(
                Code.E1103,
                false,
                origin,
                where.name(name).path(),
                "the name " + BadValue.quoted(name) + " in " + section + " cannot be used",
                "use up to 64 letters, digits, dots, dashes and underscores, a letter or digit first");
        return false;
    }
}
