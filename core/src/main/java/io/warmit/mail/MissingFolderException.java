package io.warmit.mail;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;

/** A folder that the operator named by hand is not there. Another is not taken for it. */
final class MissingFolderException extends MessagingException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    private final transient Problem problem;

    private MissingFolderException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /**
     * Told with all that are missing.
     *
     * @param missing their parts, at least one
     * @param there the folders that the mailbox has
     */
    static MissingFolderException of(Mailbox mailbox, List<String> missing, Collection<String> there) {
        NamedFolders named = mailbox.folders();
        String first = named.of(missing.getFirst()).orElseThrow();
        String what = missing.stream()
                .map(part -> part + " \"" + named.of(part).orElseThrow() + "\"")
                .collect(Collectors.joining(" and "));
        String others = there.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "));
        String all = there.size() > SHOWN ? others + " and " + (there.size() - SHOWN) + " more" : others;
        return new MissingFolderException(Problem.of(
                        Code.E1404,
                        mailbox.address() + " has no such folder at "
                                + mailbox.imap().hostAndPort() + " (IMAP): " + what)
                .about(mailbox.address().toString())
                .because(meant(first, there) + "the folders there are " + all)
                .fixedBy(mailbox.managed()
                        .map(place -> "write the name of one of them at " + place + ", then: warmit config apply")
                        .orElse("warmit mailbox set " + mailbox.address() + " --folder " + missing.getFirst()
                                + "=NAME; an empty NAME leaves it to the server")));
    }

    /** Whoever copied the name from a protocol typed it as it travels there (RFC 3501, 5.1.3). */
    private static String meant(String name, Collection<String> there) {
        String decoded = BASE64MailboxDecoder.decode(name);
        return there.stream()
                .filter(folder -> NamedFolders.same(folder, decoded))
                .findFirst()
                .or(() -> Closest.to(name, there))
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
    }

    Problem problem() {
        return problem;
    }
}
