package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.NamedFolders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Folders named by hand, where what the server says of them, or what their names suggest, is wrong. */
public record FolderSettings(
        @Doc(
                value = "The spam folder, and no other: its full name with the server's own separator.",
                example = "INBOX.Werbung")
        Optional<String> junk,

        @Doc(value = "Where sent mail is kept.", example = "Gesendet")
        Optional<String> sent,

        @Doc(value = "Where deleted mail goes.", example = "Papierkorb")
        Optional<String> trash,

        @Doc(value = "Where mail is put aside.", example = "Ablage")
        Optional<String> archive)
        implements Checked {
    /** As much as the store keeps of a name. */
    private static final int LONGEST = 400;

    public static FolderSettings of(NamedFolders named) {
        return new FolderSettings(named.of("junk"), named.of("sent"), named.of("trash"), named.of("archive"));
    }

    public NamedFolders value() {
        return new NamedFolders(names());
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        junk.ifPresent(name -> names.put("junk", name));
        sent.ifPresent(name -> names.put("sent", name));
        trash.ifPresent(name -> names.put("trash", name));
        archive.ifPresent(name -> names.put("archive", name));
        return names;
    }

    @Override
    public void check(Findings findings) {
        Map<String, String> seen = new LinkedHashMap<>();
        names().forEach((part, name) -> {
            check(findings, part, name);
            seen.forEach((other, taken) -> {
                if (NamedFolders.same(taken, name)) {
                    findings.contradiction(
                            part,
                            "the folder \"" + name + "\" is named as " + other + " and as " + part,
                            "name it as one of the two; a folder plays one part");
                }
            });
            seen.put(part, name);
        });
    }

    private static void check(Findings findings, String part, String name) {
        if (name.length() > LONGEST) {
            findings.bad(
                    part,
                    part + " has a name of more than " + LONGEST + " letters",
                    "write the name of a folder, for example INBOX.Spam");
        } else if (NamedFolders.isInbox(name)) {
            findings.bad(
                    part,
                    part + " \"" + name + "\" is the inbox, which plays no other part",
                    "name the folder itself, or leave it out");
        }
    }
}
