package io.warmit.mailbox;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the list of providers; a faulty entry is a bug of the list, and named. */
final class ProviderReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "title",
            "class",
            "mode",
            "domains",
            "mx",
            "servers",
            "imap",
            "smtp",
            "user",
            "login",
            "limits",
            "note",
            "unusable",
            "instead",
            "source",
            "list",
            "read");

    private ProviderReader() {}

    /**
     * The providers in the order of the text.
     *
     * @throws IllegalArgumentException when an entry lacks a key, has an unknown one or a value that cannot be
     */
    static List<Provider> read(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("providers.yaml")
                .setSchema(new CoreSchema())
                .build();
        Object document = new Load(settings).loadFromString(yaml);
        if (!(document instanceof List<?> entries)) {
            throw new IllegalArgumentException("providers.yaml is no list");
        }
        return entries.stream().map(ProviderReader::entry).toList();
    }

    private static Provider entry(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("providers.yaml: " + entry + " is no entry");
        }
        Entry values = new Entry(map);
        values.check();
        return new Provider(
                values.text("name"),
                values.text("title"),
                values.text("class"),
                values.word(Mode.class, values.text("mode")),
                new Provider.Signs(values.list("domains"), values.list("mx"), values.list("servers")),
                values.access(),
                values.optional("limits"),
                values.optional("note"),
                values.source());
    }

    /** The keys of one entry. */
    private record Entry(Map<?, ?> map) {
        void check() {
            Set<Object> unknown = new HashSet<>(map.keySet());
            unknown.removeAll(KEYS);
            if (!unknown.isEmpty()) {
                throw wrong("unknown keys " + unknown);
            }
        }

        Provider.Source source() {
            Provider.Source source = new Provider.Source(text("source"), optional("list"), optional("read"));
            if (source.list().isPresent() && source.read().isEmpty()) {
                throw wrong("list is given without read, the month in which the values were compared with it");
            }
            return source;
        }

        Provider.Access access() {
            Optional<String> unusable = optional("unusable");
            return unusable.isPresent()
                    ? new Provider.Unusable(unusable.get(), text("instead"))
                    : new Provider.Servers(
                            server("imap"), server("smtp"), word(Provider.UserForm.class, text("user")), logins());
        }

        private Endpoint server(String key) {
            return Endpoint.parse(text(key)).orElseThrow(() -> wrong(key + " is no HOST:PORT/MODE"));
        }

        private Set<Provider.Login> logins() {
            Set<Provider.Login> logins = EnumSet.noneOf(Provider.Login.class);
            list("login").forEach(word -> logins.add(word(Provider.Login.class, word)));
            if (logins.isEmpty()) {
                throw wrong("login is empty");
            }
            return logins;
        }

        <E extends Enum<E>> E word(Class<E> type, String text) {
            return Enum.valueOf(type, text.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        String text(String key) {
            return optional(key).orElseThrow(() -> wrong(key + " is missing"));
        }

        Optional<String> optional(String key) {
            return Optional.ofNullable(map.get(key)).map(Object::toString);
        }

        List<String> list(String key) {
            return map.get(key) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("providers.yaml, " + map.get("name") + ": " + what);
        }
    }
}
