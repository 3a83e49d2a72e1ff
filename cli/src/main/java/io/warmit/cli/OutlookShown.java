package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.planning.Outlook;

/** What a pool carries for one of its senders, for scripts. */
final class OutlookShown {
    private OutlookShown() {}

    /** The fields after those that a row has already. */
    static Shown in(Shown row, Outlook outlook) {
        return row.with("ceiling", outlook.ceiling())
                .with("because", outlook.capacity().because())
                .with("target", outlook.target())
                .with("partners", outlook.partners())
                .with("few_partners", outlook.fewPartners())
                .with(
                        "more_mailboxes_for_target",
                        outlook.more().isPresent() ? outlook.more().getAsInt() : null)
                .with("helpful_provider", outlook.carried() ? null : outlook.helpfulClass());
    }
}
