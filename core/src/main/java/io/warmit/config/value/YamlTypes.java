package io.warmit.config.value;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Scalar;

/** The kinds of value for which it matters what YAML takes them for: texts, whole numbers, switches. */
final class YamlTypes {
    private YamlTypes() {}

    record Text() implements ValueType<String> {
        @Override
        public String word() {
            return "a text";
        }

        @Override
        public String example() {
            return "\"our two domains\"";
        }

        @Override
        public String read(Scalar scalar, Folders folders) throws BadValue {
            if (scalar.kind() != Kind.TEXT && scalar.kind() != Kind.UNTYPED) {
                throw BadValue.of("is not text in YAML", "put it in quotes: \"" + scalar.text() + "\"");
            }
            if (scalar.text().codePoints().anyMatch(Character::isISOControl)) {
                throw BadValue.of("has a control character", "write it in one line without tabs");
            }
            if (scalar.text().isBlank()) {
                throw BadValue.of("says nothing", "write a text, or remove the key");
            }
            return scalar.text();
        }

        @Override
        public String write(String value) {
            return value;
        }
    }

    record Whole() implements ValueType<Integer> {
        @Override
        public String word() {
            return "a whole number";
        }

        @Override
        public String example() {
            return "5";
        }

        @Override
        public Integer read(Scalar scalar, Folders folders) throws BadValue {
            if (scalar.kind() == Kind.TEXT && scalar.quoted() && scalar.text().matches("\\d+")) {
                throw BadValue.of("is text, not a number", "write " + scalar.text() + " without quotes");
            }
            try {
                return Integer.valueOf(scalar.text());
            } catch (NumberFormatException notWhole) {
                throw BadValue.of("is not a whole number", "write digits only, for example 5");
            }
        }

        @Override
        public String write(Integer value) {
            return value.toString();
        }

        @Override
        public Kind kind() {
            return Kind.INTEGER;
        }
    }

    record Switch() implements ValueType<Boolean> {
        @Override
        public String word() {
            return "true or false";
        }

        @Override
        public String example() {
            return "true";
        }

        @Override
        public Boolean read(Scalar scalar, Folders folders) throws BadValue {
            boolean words = scalar.origin() instanceof Origin.FromOption;
            return switch (scalar.quoted() ? "" : scalar.text()) {
                case "true", "True", "TRUE" -> true;
                case "false", "False", "FALSE" -> false;
                case "yes" -> answered(true, scalar, words);
                case "no" -> answered(false, scalar, words);
                default -> throw refused(scalar, words);
            };
        }

        private static boolean answered(boolean yes, Scalar scalar, boolean words) throws BadValue {
            if (!words) {
                throw refused(scalar, false);
            }
            return yes;
        }

        private static BadValue refused(Scalar scalar, boolean words) {
            if (words) {
                return BadValue.of("is not yes or no", "write yes or no");
            }
            return scalar.kind() == Kind.TEXT
                    ? BadValue.form(
                            "{key}: {value} is text in YAML 1.2; write true or false",
                            "write true or false, without quotes")
                    : BadValue.of("is not true or false", "write true or false");
        }

        @Override
        public String write(Boolean value) {
            return value.toString();
        }

        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }
}
