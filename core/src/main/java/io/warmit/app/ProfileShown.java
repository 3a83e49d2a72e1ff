package io.warmit.app;

import io.warmit.mailbox.Profile;

/** What a loop-back showed of a mailbox's servers, for scripts. */
public final class ProfileShown {
    private ProfileShown() {}

    public static Shown of(Profile profile) {
        return new Shown()
                .with("learnt_at", profile.learnt())
                .with("way_s", profile.way())
                .with("folder", profile.folder())
                .with("rewrites_message_id", profile.rewritesMessageId())
                .with("keeps_header", profile.keepsHeader())
                .with("files_sent", profile.filesSent())
                .with("searches", profile.searches())
                .with("move", profile.move())
                .with("uidplus", profile.uidPlus())
                .with("quota", profile.quota())
                .with("judged_by", profile.judgedBy())
                .with("tls", profile.tls());
    }
}
