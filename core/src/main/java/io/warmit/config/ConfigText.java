package io.warmit.config;

import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.config.bind.Encoder;
import io.warmit.config.section.CampaignEntry;
import io.warmit.config.section.FolderSettings;
import io.warmit.config.section.MailboxSettings;
import io.warmit.config.section.PoolSettings;
import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import io.warmit.config.tree.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A configuration as text again: what is in force, and what the store holds as declarations. References to secrets are shown as written, values never. */
public final class ConfigText {
    private ConfigText() {}

    /** The settings in force as a file that gives the same settings. */
    public static String of(Settings settings) {
        return YamlWriter.write(Encoder.tree(settings));
    }

    /** The same with a remark for each value: the place in the file, the variable or option, or {@code default}. */
    public static String withOrigins(Loaded loaded) {
        return YamlWriter.write(
                Encoder.tree(loaded.settings()),
                path -> Optional.ofNullable(loaded.origins().get(path)).map(Origin::text));
    }

    /** Declarations as sections of a file. */
    public static String of(Declarations declarations) {
        return YamlWriter.write(tree(declarations));
    }

    /** Declarations as maps, lists, texts, numbers and switches, for JSON. */
    public static Map<String, @Nullable Object> plain(Declarations declarations) {
        return plain(tree(declarations));
    }

    /** Where each value comes from, by its path, as {@link #withOrigins} tells it. */
    public static Map<String, String> origins(Loaded loaded) {
        Map<String, String> origins = new TreeMap<>();
        loaded.origins().forEach((path, origin) -> origins.put(path, origin.text()));
        return origins;
    }

    private static Mapping tree(Declarations declarations) {
        Mapping tree = Mapping.empty(Origin.byDefault());
        Mapping pools = Mapping.empty(Origin.byDefault());
        for (var pool : declarations.pools()) {
            Mapping noted = pool.note().isPresent()
                    ? Encoder.tree(new PoolSettings(pool.note()))
                    : Mapping.empty(Origin.byDefault());
            pools = pools.with(pool.name(), noted);
        }
        List<Tree> mailboxes = new ArrayList<>();
        for (OfMailbox mailbox : declarations.mailboxes()) {
            mailboxes.add(withoutNulls(Encoder.tree(settings(mailbox.values()))));
        }
        Mapping campaigns = Mapping.empty(Origin.byDefault());
        for (var campaign : declarations.campaigns()) {
            CampaignEntry entry =
                    CampaignEntry.of(campaign.pool(), campaign.start(), campaign.launch(), campaign.settings());
            campaigns = campaigns.with(
                    campaign.name(),
                    withoutStart(Encoder.tree(entry), campaign.start().isEmpty()));
        }
        tree = tree.with("pools", pools)
                .with("mailboxes", new Sequence(mailboxes, Origin.byDefault()))
                .with("campaigns", campaigns);
        return tree;
    }

    /** The settings as maps, lists, texts, numbers and switches, for JSON; null where nothing is set. */
    public static Map<String, @Nullable Object> plain(Settings settings) {
        return plain(Encoder.tree(settings));
    }

    private static Map<String, @Nullable Object> plain(Mapping mapping) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
        return plain;
    }

    private static @Nullable Object plain(Tree tree) {
        return switch (tree) {
            case Mapping mapping -> plain(mapping);
            case Sequence list -> list.items().stream().map(ConfigText::plain).toList();
            case Scalar scalar ->
                switch (scalar.kind()) {
                    case NULL -> null;
                    case INTEGER -> Long.valueOf(scalar.text());
                    case BOOLEAN -> Boolean.valueOf(scalar.text());
                    case TEXT, DECIMAL, UNTYPED -> scalar.text();
                };
        };
    }

    private static MailboxSettings settings(MailboxValues values) {
        boolean ownLogin = !values.user().equals(values.address().toString());
        return new MailboxSettings(
                values.address(),
                Optional.of(values.pool()),
                values.smtp(),
                values.imap(),
                values.secret(),
                ownLogin ? Optional.of(values.user()) : Optional.empty(),
                values.name(),
                Optional.of(values.zone()),
                values.role(),
                values.mode(),
                Optional.of(values.dailyMax()),
                Optional.of(values.receiveMax()),
                Optional.of(values.language()),
                values.since(),
                values.country(),
                FolderSettings.of(values.folders()));
    }

    private static Mapping withoutNulls(Mapping mapping) {
        Mapping set = Mapping.empty(Origin.byDefault());
        for (var entry : mapping.entries().entrySet()) {
            Tree value = entry.getValue().value() instanceof Mapping section
                    ? withoutNulls(section)
                    : entry.getValue().value();
            boolean empty = (value instanceof Scalar scalar && scalar.isNull())
                    || (value instanceof Mapping section && section.entries().isEmpty());
            if (!empty) {
                set = set.with(entry.getKey(), value);
            }
        }
        return set;
    }

    private static Mapping withoutStart(Mapping campaign, boolean absent) {
        Mapping rest = campaign;
        if (absent) {
            rest = Mapping.empty(Origin.byDefault());
            for (var entry : campaign.entries().entrySet()) {
                if (!entry.getKey().equals("start")) {
                    rest = rest.with(entry.getKey(), entry.getValue().value());
                }
            }
        }
        return rest;
    }
}
