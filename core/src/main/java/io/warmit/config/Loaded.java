package io.warmit.config;

import io.warmit.campaign.CampaignSettings;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.bind.Where;
import io.warmit.config.section.CampaignDefaults;
import io.warmit.config.section.MailboxSettings;
import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import io.warmit.problem.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration that was read and found good. */
public final class Loaded {
    private final Optional<Path> file;
    private final Settings settings;
    private final Declarations declarations;
    private final Map<String, Origin> origins;
    private final List<Problem> warnings;
    private final Mapping tree;
    private final Environment environment;

    Loaded(
            Optional<Path> file,
            Settings settings,
            Declarations declarations,
            Map<String, Origin> origins,
            List<Problem> warnings,
            Mapping tree,
            Environment environment) {
        this.file = file;
        this.settings = settings;
        this.declarations = declarations;
        this.origins = origins;
        this.warnings = warnings;
        this.tree = tree;
        this.environment = environment;
    }

    /** The file it was read from; empty: the built-in defaults. */
    public Optional<Path> file() {
        return file;
    }

    public Settings settings() {
        return settings;
    }

    public Declarations declarations() {
        return declarations;
    }

    /** Where each value comes from, by path. */
    public Map<String, Origin> origins() {
        return origins;
    }

    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * A reference to a secret.
     *
     * @param owner the address of a mailbox, or the section
     * @param field what it is for
     */
    public record SecretUse(String owner, String field, SecretRef ref) {}

    /** Every secret that the configuration refers to, but the master key, which may not exist yet. */
    public List<SecretUse> secrets() {
        List<SecretUse> uses = new ArrayList<>();
        settings.database().password().ifPresent(ref -> uses.add(new SecretUse("database", "password", ref)));
        settings.dns().dqsKey().ifPresent(ref -> uses.add(new SecretUse("dns", "dqs_key", ref)));
        var oauth = settings.oauth();
        oauth.google().clientSecret().ifPresent(ref -> uses.add(new SecretUse("oauth.google", "client_secret", ref)));
        oauth.custom().clientSecret().ifPresent(ref -> uses.add(new SecretUse("oauth.custom", "client_secret", ref)));
        for (var mailbox : declarations.mailboxes()) {
            MailboxValues values = mailbox.values();
            // A token is no secret of the configuration: it comes by logging in.
            if (!(values.secret() instanceof SecretRef.OAuth)) {
                uses.add(new SecretUse(values.address().toString(), "password", values.secret()));
            }
        }
        return uses;
    }

    /** A value that came with warnings, or none. */
    public record Read<T>(T value, List<Problem> warnings) {}

    /**
     * The settings of a campaign: what is given, else what campaign_defaults says.
     *
     * @param givens with paths as in campaign_defaults, for example {@code volume.days}
     * @throws UserError with all that is wrong
     */
    public Read<CampaignSettings> campaign(List<Given> givens) {
        Mapping defaults =
                tree.at("campaign_defaults").orElse(Mapping.empty(Origin.byDefault())) instanceof Mapping mapping
                        ? mapping
                        : Mapping.empty(Origin.byDefault());
        Read<CampaignDefaults> read =
                read(CampaignDefaults.class, Given.over(defaults, givens), new Where("", "campaign_defaults"));
        return new Read<>(read.value().value(), read.warnings());
    }

    /**
     * A mailbox of options or of a row of a table, completed from mailbox_defaults but for the country, which only a new mailbox takes from there.
     *
     * @param givens with paths as in a declared mailbox, for example {@code smtp}
     * @throws UserError with all that is wrong
     */
    public Read<MailboxValues> mailbox(List<Given> givens) {
        Mapping start = Mapping.empty(
                givens.isEmpty() ? Origin.byDefault() : givens.getFirst().origin());
        Read<MailboxSettings> read =
                read(MailboxSettings.class, Given.over(start, givens), new Where("", "mailboxes.*"));
        return new Read<>(Declared.given(read.value(), settings.mailboxDefaults(), settings.zone()), read.warnings());
    }

    private <R extends Record> Read<R> read(Class<R> type, Mapping values, Where where) {
        Problems problems = new Problems();
        Optional<R> made =
                ConfigFile.binder(problems, file, environment, Map.of()).bind(type, values, where);
        problems.throwIfAny();
        return new Read<>(made.orElseThrow(), problems.inOrder());
    }
}
