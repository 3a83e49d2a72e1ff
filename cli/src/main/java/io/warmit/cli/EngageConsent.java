package io.warmit.cli;

import io.warmit.app.Warmit;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.mailbox.EngageTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Several mailboxes that engage where the default is to measure: each provider's terms are shown and asked for once. */
final class EngageConsent {
    private EngageConsent() {}

    /** What was agreed to; E1004 when the answer is no, or missing. */
    static Set<EngageTerms> ask(Leaf leaf, Warmit warmit, List<MailboxValues> mailboxes) {
        Map<EngageTerms, List<MailboxValues>> asking = new LinkedHashMap<>();
        for (MailboxValues mailbox : mailboxes) {
            warmit.mailboxes()
                    .terms(mailbox)
                    .ifPresent(terms -> asking.computeIfAbsent(terms, key -> new ArrayList<>())
                            .add(mailbox));
        }
        asking.forEach((terms, those) -> {
            leaf.printer().warn(terms.text());
            leaf.consent("engage at " + terms.provider() + " with "
                    + those.stream().map(one -> one.address().toString()).collect(Collectors.joining(", ")));
        });
        return Set.copyOf(asking.keySet());
    }
}
