package io.warmit.config.tree;

import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Scalar;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What an unquoted scalar means in YAML 1.2's core schema, where {@code yes}, {@code 08:30} and {@code 2026-11-23} are text. */
final class Scalars {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private Scalars() {}

    static Kind kind(String text) {
        Tag tag = CORE.resolve(text, true);
        if (tag.equals(Tag.INT)) {
            return Kind.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Kind.DECIMAL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Kind.NULL : Kind.TEXT;
    }

    static Scalar plain(String text, Origin origin) {
        return new Scalar(text, kind(text), false, origin);
    }
}
