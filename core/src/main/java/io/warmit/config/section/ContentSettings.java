package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Share;
import java.nio.file.Path;
import java.util.List;

/** What mailboxes write to each other. */
public record ContentSettings(
        @Doc(
                value = "Folder of your own scripts, each language in a folder of its own, for example en.",
                byDefault = "/var/lib/warmit/content",
                derived = "content in paths.state")
        Path dir,

        @Doc(value = "Languages that content list and check look at if none is named.", byDefault = "[en]")
        List<String> languages,

        @Doc("An OpenAI-compatible endpoint that content generate asks for drafts; nothing else ever calls it.")
        AiSettings ai,

        @Doc("When a script is not chosen any more.") Retire retire)
        implements Checked {

    /** The figures by which a script retires. */
    public record Retire(
            @Doc(value = "Its messages that must have been found.", byDefault = "20", least = "5", most = "100000")
            int seen,

            @Doc(value = "Of them in spam.", byDefault = "3", least = "1", most = "100000")
            int spam,

            @Doc(value = "Least share of them in spam.", byDefault = "15%")
            Share share) {}

    @Override
    public void check(Findings findings) {
        languages.forEach(language -> MailboxDefaults.checkLanguage(findings, "languages", language));
    }
}
