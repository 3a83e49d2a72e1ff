package io.warmit.app;

import io.warmit.campaign.Rate;
import io.warmit.content.Composer;
import io.warmit.content.Draft;
import io.warmit.content.Flaw;
import io.warmit.content.Library;
import io.warmit.content.People;
import io.warmit.content.Retirement;
import io.warmit.content.Script;
import io.warmit.content.ScriptCheck;
import io.warmit.content.ScriptFile;
import io.warmit.content.ThreadText;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Languages;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.ScriptStore.Fared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** What mailboxes write to each other: which scripts there are, whether they are good, and which have retired. */
public final class Contents {
    private static final People OPENING = new People(
            Address.of("anna.berger@alder.example"),
            Optional.of("Anna Berger"),
            Address.of("ben.hollis@birch.example"),
            Optional.of("Ben Hollis"));
    private static final People ANSWERING =
            new People(OPENING.to(), OPENING.toName(), OPENING.from(), OPENING.fromName());

    private final Warmit warmit;
    private final OwnTexts texts;

    Contents(Warmit warmit, OwnTexts texts) {
        this.warmit = warmit;
        this.texts = texts;
    }

    /** The operator's own files of scripts. */
    public ContentFiles files() {
        return new ContentFiles(warmit, texts);
    }

    /** Drafts of scripts, which somebody has to look at before they count. */
    public Drafts drafts() {
        return new Drafts(warmit, texts);
    }

    /**
     * The languages that are meant.
     *
     * @throws UserError E1003 when there are no conversations in it
     */
    public List<String> languages(Optional<String> named) {
        named.filter(language -> !Languages.ALL.contains(language)).ifPresent(language -> {
            throw new UserError(Problem.of(Code.E1003, "--language " + language + " has no conversations")
                    .about("--language")
                    .because("there are some in " + String.join(", ", Languages.ALL))
                    .fixedBy("use --language "
                            + Closest.to(language, Languages.ALL).orElse(Languages.ALL.getFirst())));
        });
        return named.map(List::of).orElse(warmit.settings().content().languages());
    }

    /** Every script, with how its messages fared. */
    public List<Shown> list(Optional<String> named) {
        Map<String, Fared> fared = fared();
        List<Shown> all = new ArrayList<>();
        for (String language : languages(named)) {
            Set<String> retired = warmit.store().scripts().retired(language);
            for (ScriptFile file : files(language)) {
                for (Script script : file.scripts()) {
                    all.add(shown(language, file, script, retired, fared));
                }
            }
        }
        return all;
    }

    private Shown shown(
            String language, ScriptFile file, Script script, Set<String> retired, Map<String, Fared> fared) {
        Fared known = fared.getOrDefault(language + " " + script.id(), new Fared(language, script.id(), 0, 0));
        return new Shown()
                .with("language", language)
                .with("name", script.id())
                .with("topic", script.topic())
                .with("tone", script.tone().name().toLowerCase(Locale.ROOT))
                .with("turns", script.turns().size())
                .with("variants", script.variants())
                .with("thin", ScriptCheck.isThin(script))
                .with("own", isOwn(language, file))
                .with("file", file.name())
                .with("found", known.found())
                .with("spam", known.spam())
                .with("spam_rate", Rate.of(known.spam(), known.found()))
                .with("retired", retired.contains(script.id()));
    }

    private boolean isOwn(String language, ScriptFile file) {
        return file.name().startsWith(texts.folder(language).toString());
    }

    private Map<String, Fared> fared() {
        Map<String, Fared> fared = new HashMap<>();
        warmit.store().scripts().all().forEach(one -> fared.put(one.language() + " " + one.script(), one));
        return fared;
    }

    private List<ScriptFile> files(String language) {
        List<ScriptFile> files = new ArrayList<>(Library.files(language));
        files.addAll(texts.files(language, Library.load(language)));
        return files;
    }

    /**
     * What a check found.
     *
     * @param scripts how many were looked at
     * @param thin names of those that give few different openers
     * @param retired names of those that are not chosen any more
     */
    public record Checked(List<Flaw> flaws, int files, int scripts, List<String> thin, List<String> retired) {
        public Checked {
            flaws = List.copyOf(flaws);
            thin = List.copyOf(thin);
            retired = List.copyOf(retired);
        }
    }

    /**
     * Reads, lints and compares every script.
     *
     * @param progress is told after each file
     */
    public Checked check(Optional<String> named, Consumer<String> progress) {
        List<Flaw> flaws = new ArrayList<>();
        List<String> thin = new ArrayList<>();
        List<String> retired = new ArrayList<>();
        int files = 0;
        int scripts = 0;
        for (String language : languages(named)) {
            List<ScriptFile> all = files(language);
            Library library = Library.load(language)
                    .with(all.stream()
                            .filter(file -> isOwn(language, file))
                            .flatMap(file -> file.scripts().stream())
                            .toList());
            Set<String> gone = warmit.store().scripts().retired(language);
            ScriptCheck check = new ScriptCheck(library);
            for (ScriptFile file : all) {
                progress.accept(file.name());
                flaws.addAll(file.flaws());
                flaws.addAll(check.lint(file));
                flaws.addAll(check.distance(file));
                for (Script script : file.scripts()) {
                    scripts++;
                    if (ScriptCheck.isThin(script)) {
                        thin.add(language + "/" + script.id());
                    }
                    if (gone.contains(script.id())) {
                        retired.add(language + "/" + script.id());
                    }
                }
                files++;
            }
        }
        return new Checked(flaws, files, scripts, thin, retired);
    }

    /**
     * A thread as two mailboxes would write it, with all its turns.
     *
     * @param script its name; empty: one is drawn
     * @throws UserError E1010 when there is no such script
     */
    public Shown preview(String language, Optional<String> script, long seed) {
        Library library = texts.library(languages(Optional.of(language)).getFirst());
        Random random = new Random(seed);
        Script chosen = script.map(name -> named(library, name))
                .orElseGet(() ->
                        library.scripts().get(random.nextInt(library.scripts().size())));
        ThreadText text = new ThreadText(chosen.id(), random.nextInt(chosen.variants()));
        Composer composer = new Composer(texts::library);
        String subject = composer.subject(language, text, OPENING, new Random(seed));
        List<Shown> messages = new ArrayList<>();
        for (int turn = 1; turn <= chosen.turns().size(); turn++) {
            People people = turn % 2 == 1 ? OPENING : ANSWERING;
            Draft draft = composer.compose(
                    language, text, turn, subject, people, new Random(seed), new Random(31 * seed + turn));
            messages.add(new Shown()
                    .with("turn", turn)
                    .with("from", people.fromName().orElse("") + " <" + people.from() + ">")
                    .with("to", people.toName().orElse("") + " <" + people.to() + ">")
                    .with("subject", draft.subject())
                    .with("body", draft.body()));
        }
        return new Shown()
                .with("language", language)
                .with("script", chosen.id())
                .with("variant", text.variant() + 1)
                .with("variants", chosen.variants())
                .with("seed", seed)
                .with("messages", messages);
    }

    private static Script named(Library library, String name) {
        return library.find(name)
                .orElseThrow(() ->
                        new UserError(Problem.of(Code.E1010, "there is no script " + name + " in " + library.language())
                                .about(name)
                                .because(Closest.to(
                                                name,
                                                library.scripts().stream()
                                                        .map(Script::id)
                                                        .toList())
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("no script has a name like it"))
                                .fixedBy("warmit content list --language " + library.language())));
    }

    /** Retires the scripts that filters have learnt. Answers a sentence about each that was not retired before. */
    List<String> retire() {
        var figures = warmit.settings().content().retire();
        Retirement rule =
                new Retirement(figures.seen(), figures.spam(), figures.share().value());
        Instant now = warmit.clock().instant();
        Map<String, Set<String>> before = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (Fared fared : warmit.store().scripts().all()) {
            Set<String> retired = before.computeIfAbsent(
                    fared.language(), language -> warmit.store().scripts().retired(language));
            if (rule.retires(fared.found(), fared.spam()) && !retired.contains(fared.script())) {
                warmit.store().scripts().retire(fared, now);
                told.add("script " + fared.language() + "/" + fared.script() + " retired: " + fared.spam() + " of "
                        + fared.found() + " in spam");
            }
        }
        return told;
    }
}
