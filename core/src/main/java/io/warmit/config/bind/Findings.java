package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.problem.Code;
import java.util.Optional;

/** What a section has to say about its own keys. */
public final class Findings {
    private final Teller teller;
    private final Tree.Mapping section;
    private final Where where;

    Findings(Teller teller, Tree.Mapping section, Where where) {
        this.teller = teller;
        this.section = section;
        this.where = where;
    }

    /** Whether somebody set the key; a default does not count. */
    public boolean given(String key) {
        return section.at(key)
                .filter(value -> !(value instanceof Tree.Scalar scalar && scalar.isNull()))
                .isPresent();
    }

    /** This key and others exclude each other. */
    public void contradiction(String key, String message, String... fix) {
        teller.tell(Code.E1104, false, origin(key), where.key(key).path(), named(key, message), fix);
    }

    public void bad(String key, String message, String... fix) {
        tell(Code.E1103, key, message, fix);
    }

    public void tell(Code code, String key, String message, String... fix) {
        teller.tell(code, false, origin(key), where.key(key).path(), named(key, message), fix);
    }

    public void warn(String key, String message, String... fix) {
        teller.tell(Code.E1103, true, origin(key), where.key(key).path(), named(key, message), fix);
    }

    // An option or a variable is named as it was typed.
    private String named(String key, String message) {
        String name = origin(key).name().orElse(key);
        return message.startsWith(key) ? name + message.substring(key.length()) : message;
    }

    /** Of a key of the section, or of one below it, as {@code volume.until}. */
    private Origin origin(String key) {
        Tree here = section;
        for (String part : key.split("\\.")) {
            Optional<Tree> below = here instanceof Tree.Mapping mapping ? mapping.at(part) : Optional.empty();
            if (below.isEmpty()) {
                return section.origin();
            }
            here = below.get();
        }
        return here.origin();
    }
}
