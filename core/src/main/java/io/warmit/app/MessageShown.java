package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.placement.Transit.Wait;
import io.warmit.placement.Verdict;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import io.warmit.store.MessageReader.Listed;
import io.warmit.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is shown of a message. */
final class MessageShown {
    private final Store store;
    private final Instant now;

    MessageShown(Store store, Instant now) {
        this.store = store;
        this.now = now;
    }

    Shown of(Listed listed) {
        Message message = listed.message();
        var acts = message.acts();
        boolean doubtful = message.state() instanceof MessageState.DotPending dot && dot.inDoubt(now);
        Optional<Instant> confirmed =
                message.state() instanceof MessageState.Confirmed(var at, var placement, var folder)
                        ? Optional.of(at)
                        : Optional.empty();
        return new Shown()
                .with("id", String.valueOf(message.id()))
                .with("token", message.token().value())
                .with("kind", message.kind().name().toLowerCase(Locale.ROOT))
                .with("state", doubtful ? "IN_DOUBT" : message.state().word())
                .with("from", address(message.senderId()))
                .with("to", address(message.receiverId()))
                .with("campaign", campaign(message.campaignId()).name())
                .with("thread", String.valueOf(message.threadId()))
                .with("turn", message.turn())
                .with("reply_to", message.parent().map(String::valueOf))
                .with("day", message.day().toString())
                .with("due_at", message.due())
                .at("claimed_at", listed.claimedAt())
                .with("dot_at", message.dotAt())
                .with("accepted_at", message.acceptedAt())
                .with("confirmed_at", confirmed)
                .with("placement", listed.placement().map(word -> word.toLowerCase(Locale.ROOT)))
                .with("folder", listed.folder())
                .with("copies", message.copies())
                .with("attempts", message.attempts())
                .with("smtp_code", listed.smtpCode())
                .with("smtp_reply", listed.smtpReply())
                .with("rescued_at", acts.rescued())
                .with("read_at", acts.read())
                .with("important_at", acts.important())
                .with("starred_at", acts.starred())
                .with("filed_at", acts.filed())
                .with("reply_due_at", replyDue(message))
                .at("lease_until", listed.leaseUntil())
                .with("note", listed.note());
    }

    Shown withEvents(Listed listed) {
        List<Shown> events = store.events().ofMessage(listed.message().id()).stream()
                .map(event -> new Shown()
                        .with("at", event.at())
                        .with("kind", event.kind())
                        .with("from", event.from())
                        .with("to", event.to())
                        .with("epoch", event.epoch())
                        .with("worker", event.worker())
                        .with("detail", event.detail()))
                .toList();
        Verdict verdict = store.verdicts().of(listed.message().id());
        return of(listed)
                .with("verdict", verdict.equals(Verdict.NONE) ? Optional.empty() : Optional.of(shown(verdict)))
                .with("events", events);
    }

    private static Shown shown(Verdict verdict) {
        return new Shown()
                .with("by", verdict.by())
                .with("spf", verdict.spf().map(Check::word))
                .with("dkim", verdict.dkim().flatMap(Dkim::result).map(Check::word))
                .with("dkim_domain", verdict.dkim().flatMap(Dkim::domain))
                .with("dkim_selector", verdict.dkim().flatMap(Dkim::selector))
                .with("dmarc", verdict.dmarc().map(Check::word))
                .with("arc", verdict.arc().map(Check::word))
                .with("scl", verdict.scl())
                .with("filter", verdict.filter())
                .with("category", verdict.category())
                .with("spam", verdict.spam())
                .with("tls", verdict.transit().tls())
                .with("hops", verdict.transit().hops())
                .with("slowest_hop_by", verdict.transit().slowest().map(Wait::by))
                .with("slowest_hop_s", verdict.transit().slowest().map(Wait::time));
    }

    private Optional<Instant> replyDue(Message message) {
        if (!message.manners().answer()) {
            return Optional.empty();
        }
        return store.receipts().thread(message.threadId()).stream()
                .filter(other -> other.turn() == message.turn() + 1)
                .map(Message::due)
                .findFirst();
    }

    private Optional<String> address(long id) {
        return store.mailboxes().find(id).map(mailbox -> mailbox.address().toString());
    }

    private Campaign campaign(long id) {
        return store.campaigns().byId(id);
    }
}
