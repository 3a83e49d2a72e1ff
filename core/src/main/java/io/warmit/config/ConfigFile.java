package io.warmit.config;

import io.warmit.config.bind.Binder;
import io.warmit.config.bind.Teller;
import io.warmit.config.bind.Where;
import io.warmit.config.section.LaterKeys;
import io.warmit.config.section.PathSettings;
import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Overlay;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.YamlReader;
import io.warmit.config.value.ValueType.Folders;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a configuration: options before variables before the file before defaults. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * Reads a file and what overrides it.
     *
     * @param file as the operator named it; places in problems name it the same way
     * @throws UserError with everything that is wrong, warnings included, in order of place
     */
    public static Loaded read(Path file, Environment environment, List<Given> options) {
        Problems problems = new Problems();
        Optional<Tree> root = new YamlReader(file.toString(), problems).read(bytes(file, environment));
        if (problems.hasErrors() && root.isEmpty()) {
            throw new UserError(problems.inOrder());
        }
        return load(Optional.of(file), root(file, root, problems), environment, options, problems);
    }

    /** What is in force without a file. */
    public static Loaded defaults(Environment environment, List<Given> options) {
        Mapping bare = Mapping.empty(Origin.byDefault()).with("version", Scalar.untyped("1", Origin.byDefault()));
        return load(Optional.empty(), bare, environment, options, new Problems());
    }

    private static Loaded load(
            Optional<Path> file, Mapping written, Environment environment, List<Given> options, Problems problems) {
        Mapping layered = Given.over(Overlay.over(written, VariableNames.tree(environment, problems)), options);
        Mapping tree = overCampaignDefaults(layered);
        Binder binder = binder(problems, file, environment, derived(tree, file, environment));
        Optional<Settings> settings = binder.bind(Settings.class, tree, Where.ROOT);
        settings.ifPresent(read -> Declared.refuseDoubles(read, tree, problems));
        problems.throwIfAny();
        Settings read = settings.orElseThrow();
        Declarations declarations = file.map(
                        path -> new Declared(read, tree, environment.folder().resolve(path)).all())
                .orElse(Declarations.NONE);
        return new Loaded(file, read, declarations, binder.origins(), problems.inOrder(), tree, environment);
    }

    static Binder binder(Problems problems, Optional<Path> file, Environment environment, Map<String, String> derived) {
        Folders folders = origin -> origin instanceof Origin.InFile && file.isPresent()
                ? folderOf(file.get(), environment)
                : environment.folder();
        return new Binder(new Teller(problems), folders, new LaterKeys(), derived);
    }

    private static Path folderOf(Path file, Environment environment) {
        Path parent = environment.folder().resolve(file).getParent();
        return parent == null ? environment.folder() : parent;
    }

    /** The defaults that depend on the machine, and on where the state is kept. */
    private static Map<String, String> derived(Mapping tree, Optional<Path> file, Environment environment) {
        Map<String, String> paths = Map.of(
                "paths.state", environment.stateFolder().toString(),
                "paths.cache", environment.cacheFolder().toString());
        Mapping written = tree.at("paths").orElse(tree) instanceof Mapping mapping
                        && tree.at("paths").isPresent()
                ? mapping
                : Mapping.empty(Origin.byDefault());
        // Only to learn the state folder; what is wrong with it is told when everything is read.
        Path state = binder(new Problems(), file, environment, paths)
                .bind(PathSettings.class, written, Where.ROOT.key("paths"))
                .map(PathSettings::state)
                .orElse(environment.stateFolder());
        return Map.of(
                "paths.state", environment.stateFolder().toString(),
                "paths.cache", environment.cacheFolder().toString(),
                "database.file", state.resolve("warmit.db").toString(),
                "secrets.master_key", "file:" + state.resolve("master.key"),
                "backup.dir", backups(state),
                "reports.dir", state.resolve("reports").toString(),
                "content.dir", state.resolve("content").toString(),
                "worker_id", environment.hostName(),
                "zone", environment.zone().getId());
    }

    /** Beside the state of a system service, where Debian keeps backups; else within the state. */
    private static String backups(Path state) {
        return state.equals(Path.of("/var/lib/warmit"))
                ? "/var/backups/warmit"
                : state.resolve("backups").toString();
    }

    // A declared campaign is read as campaign_defaults with its own keys laid over.
    private static Mapping overCampaignDefaults(Mapping tree) {
        if (!(tree.at("campaigns").orElse(tree) instanceof Mapping campaigns)
                || tree.at("campaigns").isEmpty()
                || !(tree.at("campaign_defaults").orElse(tree) instanceof Mapping defaults)
                || tree.at("campaign_defaults").isEmpty()) {
            return tree;
        }
        Mapping completed = campaigns;
        for (var campaign : campaigns.entries().entrySet()) {
            if (campaign.getValue().value() instanceof Mapping own) {
                completed = completed.replace(campaign.getKey(), Overlay.over(defaults, own));
            }
        }
        return tree.replace("campaigns", completed);
    }

    private static Mapping root(Path file, Optional<Tree> root, Problems problems) {
        Origin start = new Origin.InFile(new Place(file.toString(), 1, 1));
        Tree tree = root.orElse(new Scalar("", Kind.NULL, false, start));
        if (tree instanceof Mapping mapping) {
            return mapping;
        }
        boolean empty = tree instanceof Scalar scalar && scalar.isNull();
        problems.add(Problem.of(
                        Code.E1103,
                        empty ? "the file is empty" : "the file holds no settings, only a single value or a list")
                .at(tree.origin().place().orElseThrow())
                .fixedBy("write KEY: VALUE lines; version: 1 alone is enough"));
        throw new UserError(problems.inOrder());
    }

    private static byte[] bytes(Path file, Environment environment) {
        try {
            return Files.readAllBytes(environment.folder().resolve(file));
        } catch (NoSuchFileException missing) {
            throw ConfigSearch.unreadable(file, "nothing is there", "warmit config example > " + file);
        } catch (IOException unreadable) {
            String why = String.valueOf(unreadable.getMessage());
            throw ConfigSearch.unreadable(file, why, "name a file that you may read");
        }
    }
}
