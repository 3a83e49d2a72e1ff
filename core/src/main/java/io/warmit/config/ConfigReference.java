package io.warmit.config;

import io.warmit.config.bind.Form;
import io.warmit.config.bind.Part;
import io.warmit.config.bind.Shape;
import io.warmit.config.value.ValueType;
import io.warmit.config.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every setting with its description and default, read from the records that declare them. */
public final class ConfigReference {
    private static final Shape ROOT = Shape.of(Settings.class);

    private ConfigReference() {}

    /**
     * One key.
     *
     * @param path with {@code NAME} where the operator chooses a name, and {@code []} for each item of a list
     * @param kind what its value is, for people: {@code a duration}
     * @param byDefault as written in the file; empty: none, or it depends on the machine
     * @param derived what the default is made of where it depends on the machine
     * @param limits {@code from 1 to 2000}
     * @param variable the environment variable that sets it, if one does
     */
    public record Setting(
            String path,
            String description,
            String kind,
            List<String> choices,
            Optional<String> byDefault,
            Optional<String> derived,
            Optional<String> limits,
            boolean required,
            Optional<String> variable) {}

    /** The names of the top-level sections and keys, in order. */
    public static List<String> sections() {
        return ROOT.parts().stream().map(Part::key).toList();
    }

    /** What a section is for, or empty if there is none of that name. */
    public static Optional<String> description(String section) {
        return ROOT.part(section).map(part -> part.doc().value());
    }

    /** All settings in the order of the file; a campaign's own copies of campaign_defaults are left out. */
    public static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        collect(ROOT, "", settings);
        return settings;
    }

    /** The settings of one section, or the one setting of that name. */
    public static List<Setting> settings(String section) {
        return settings().stream()
                .filter(setting -> setting.path().equals(section)
                        || setting.path().startsWith(section + ".")
                        || setting.path().startsWith(section + "["))
                .toList();
    }

    private static void collect(Shape shape, String above, List<Setting> settings) {
        for (Part part : shape.parts()) {
            String path = above + part.key();
            switch (part.form()) {
                case Form.Section(Shape inner) -> {
                    if (!above.startsWith("campaigns.")) {
                        collect(inner, path + ".", settings);
                    }
                }
                case Form.Named(Form.Section(Shape inner)) -> collect(inner, path + ".NAME.", settings);
                case Form.Items(Form.Section(Shape inner)) -> collect(inner, path + "[].", settings);
                case Form.Single(var type) -> settings.add(setting(part, path, type, type.word()));
                case Form.Maybe(Form.Single(var type)) ->
                    settings.add(setting(part, path, type, type.word() + ", or null"));
                case Form.Items(Form.Single(var type)) ->
                    settings.add(setting(part, path, type, "a list, each " + type.word()));
                case Form.Named(Form.Items(Form.Single(var type))) ->
                    settings.add(setting(part, path, type, "lists by name, each value " + type.word()));
                case Form.Maybe _, Form.Named _, Form.Items _ ->
                    throw new IllegalStateException("nothing describes " + path);
            }
        }
    }

    private static Setting setting(Part part, String path, ValueType<?> type, String kind) {
        boolean optional = part.form() instanceof Form.Maybe;
        boolean byName = part.form() instanceof Form.Named;
        Optional<String> byDefault = given(part.doc().byDefault())
                .or(() -> optional ? Optional.of("null") : byName ? Optional.of("{}") : Optional.empty());
        Optional<String> derived = given(part.doc().derived());
        return new Setting(
                path,
                part.doc().value(),
                kind,
                ValueTypes.choices(type),
                byDefault,
                derived,
                limits(part),
                byDefault.isEmpty() && derived.isEmpty(),
                VariableNames.sets(path) ? Optional.of(VariableNames.of(path)) : Optional.empty());
    }

    private static Optional<String> limits(Part part) {
        String least = part.doc().least();
        String most = part.doc().most();
        if (!least.isEmpty() && !most.isEmpty()) {
            return Optional.of("from " + least + " to " + most);
        }
        return given(least).map(text -> "at least " + text).or(() -> given(most).map(text -> "at most " + text));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
