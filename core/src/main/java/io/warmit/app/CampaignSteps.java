package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.time.Instant;
import java.util.Optional;

/** Which step a campaign can take from where it is. False: it is there already; E3002: there is no such step. */
final class CampaignSteps {
    private CampaignSteps() {}

    static boolean launches(Campaign campaign) {
        return switch (campaign.state()) {
            case DRAFT -> true;
            case LAUNCHED -> false;
            case PAUSED -> throw paused(campaign);
            case STOPPED, ENDED -> throw over(campaign);
        };
    }

    static boolean pauses(Campaign campaign, Optional<Instant> until) {
        return switch (campaign.state()) {
            case LAUNCHED -> true;
            case PAUSED -> !campaign.pausedUntil().equals(until);
            case DRAFT -> throw draft(campaign);
            case STOPPED, ENDED -> throw over(campaign);
        };
    }

    static boolean resumes(Campaign campaign) {
        return switch (campaign.state()) {
            case PAUSED -> true;
            case LAUNCHED -> false;
            case DRAFT -> throw draft(campaign);
            case STOPPED, ENDED -> throw over(campaign);
        };
    }

    private static UserError paused(Campaign campaign) {
        return refused(
                campaign,
                "is paused",
                "it was launched before; a campaign is launched once",
                "warmit campaign resume " + campaign.name());
    }

    private static UserError draft(Campaign campaign) {
        return refused(
                campaign,
                "is a draft",
                "it was never launched, so there is nothing to pause or to resume",
                "warmit campaign launch " + campaign.name());
    }

    private static UserError over(Campaign campaign) {
        return refused(
                campaign,
                campaign.state() == Campaign.State.STOPPED ? "was stopped" : "is over",
                "it sends nothing any more, and does not begin again",
                "warmit campaign create NAME, with another name");
    }

    private static UserError refused(Campaign campaign, String what, String why, String fix) {
        return new UserError(Problem.of(Code.E3002, "campaign " + campaign.name() + " " + what)
                .about(campaign.name())
                .because(why)
                .fixedBy(fix));
    }
}
