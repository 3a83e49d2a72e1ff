package io.warmit.config.value;

import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.problem.Closest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One of a few words. */
record ChoiceType<E extends Enum<E>>(Class<E> choices) implements ValueType<E> {
    @Override
    public String word() {
        return "one of " + String.join(", ", words());
    }

    @Override
    public String example() {
        return words().getFirst();
    }

    List<String> words() {
        return Stream.of(choices.getEnumConstants()).map(this::write).toList();
    }

    @Override
    public E read(Scalar scalar, Folders folders) throws BadValue {
        for (E choice : choices.getEnumConstants()) {
            if (write(choice).equals(scalar.text()) && scalar.kind() != Kind.NULL) {
                return choice;
            }
        }
        String fix = "write " + String.join(" or ", words());
        String meant = Closest.to(scalar.text(), words())
                .map(near -> ". Did you mean \"" + near + "\"?")
                .orElse("");
        throw BadValue.of("is not one of " + String.join(", ", words()) + meant, fix);
    }

    @Override
    public String write(E value) {
        return value instanceof Word word ? word.word() : value.name().toLowerCase(Locale.ROOT);
    }
}
