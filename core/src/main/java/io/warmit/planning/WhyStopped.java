package io.warmit.planning;

import io.warmit.campaign.Campaign;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.planning.Why.Binds;
import io.warmit.planning.Why.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** What keeps a mailbox from sending at all, whatever is left of its day: its status, its part, the state of its campaign, or a recovery of the store. */
final class WhyStopped {
    private final WhyFacts facts;

    private WhyStopped(WhyFacts facts) {
        this.facts = facts;
    }

    static Optional<Limit> of(WhyFacts facts) {
        WhyStopped stopped = new WhyStopped(facts);
        return stopped.byStatus()
                .or(stopped::byProvider)
                .or(stopped::byPart)
                .or(stopped::byCampaign)
                .or(stopped::byRecovery)
                .or(stopped::byFirst);
    }

    private Optional<Limit> byStatus() {
        Mailbox mailbox = facts.mailbox();
        String reason = mailbox.statusReason().map(why -> ": " + why).orElse("");
        String since = mailbox.statusSince()
                .map(at -> " since " + Words.time(at, facts.now(), facts.zone()))
                .orElse("");
        String address = mailbox.address().toString();
        return switch (mailbox.status()) {
            case PAUSED -> stop("paused" + since + reason, mailbox.statusUntil(), "warmit mailbox resume " + address);
            case NEEDS_LOGIN -> stop("needs login" + since + reason, Optional.empty(), mailbox.loginRemedy());
            case QUARANTINED ->
                stop(
                        "stopped by the brakes" + since + reason,
                        mailbox.statusUntil(),
                        "warmit mailbox resume " + address);
            case ACTIVE ->
                mailbox.provedAt().isPresent()
                        ? Optional.empty()
                        : stop("its logins are not proved yet", Optional.empty(), "warmit mailbox test " + address);
        };
    }

    private Optional<Limit> byProvider() {
        return facts.rest().flatMap(rest -> stop(rest.reason(), Optional.of(rest.until()), ""));
    }

    private Optional<Limit> byPart() {
        if (facts.mailbox().mode() == Mode.OBSERVE) {
            return stop("mode observe", Optional.empty(), "it receives and never sends");
        }
        return facts.mailbox().role().sends()
                ? Optional.empty()
                : stop("role receiver", Optional.empty(), "it receives and never sends");
    }

    private Optional<Limit> byCampaign() {
        if (facts.enrolment().isEmpty()) {
            return stop("no campaign", Optional.empty(), "it takes part in none; see warmit campaign list");
        }
        Campaign campaign = facts.enrolment().get().campaign();
        LocalDate today = facts.now().atZone(facts.mailbox().zone()).toLocalDate();
        LocalDate start = facts.enrolment().get().startedOn();
        String name = "campaign " + campaign.name();
        return switch (campaign.state()) {
            case DRAFT -> stop(name + " is a draft", Optional.empty(), "warmit campaign launch " + campaign.name());
            case PAUSED -> stop(name + " paused", campaign.pausedUntil(), "warmit campaign resume " + campaign.name());
            case STOPPED -> stop(name + " was stopped", Optional.empty(), "it sends nothing any more");
            case ENDED -> stop(name + " is over", Optional.empty(), "it sends nothing any more");
            case LAUNCHED ->
                start.isAfter(today)
                        ? stop(
                                name + " starts on " + start,
                                Optional.of(start.atStartOfDay(facts.mailbox().zone())
                                        .toInstant()),
                                "")
                        : Optional.empty();
        };
    }

    private Optional<Limit> byRecovery() {
        return facts.recovering()
                .flatMap(recovering ->
                        stop(recovering.sentence(), Optional.empty(), "warmit message reconcile --all looks now"));
    }

    private Optional<Limit> byFirst() {
        return facts.firsts()
                .left()
                .flatMap(left -> stop(FirstMessage.REASON, Optional.of(FirstMessage.again(left, facts.now())), ""));
    }

    private Optional<Limit> stop(String name, Optional<Instant> until, String remedy) {
        return Optional.of(new Limit(
                name,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Binds.NOW,
                until,
                until.map(at -> WhyWords.notBefore(at, facts)).orElse("binds now: " + remedy)));
    }
}
