package io.warmit.app;

import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.planning.Landing;
import io.warmit.problem.Problem;
import io.warmit.stats.Audit;
import io.warmit.transport.Complaint;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per business event, starting with the message's token and keeping the server's words. */
public final class EventLog implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger("warmit");
    private static final int SHORT = 6;

    private EventLog() {}

    /** A listener that writes to the log. */
    public static EngineListener toLogger() {
        return new EventLog();
    }

    private static String name(Message message) {
        return message.token().value().substring(0, SHORT);
    }

    @Override
    public void planned(Mailbox mailbox, int openers, String reasons) {
        LOG.info("{} planned {} for today: {}", mailbox.address(), openers, reasons);
    }

    @Override
    public void sent(Message message, Mailbox from, Mailbox to, Duration took, String reply) {
        LOG.info("{} sent {} -> {} in {} ms: {}", name(message), from.address(), to.address(), took.toMillis(), reply);
    }

    @Override
    public void throttled(Mailbox mailbox, String slowdown, String reply) {
        LOG.warn("{} {}: {}", mailbox.provider(), slowdown, reply);
    }

    @Override
    public void rests(Mailbox mailbox, String what) {
        LOG.warn("{} {}", mailbox.address(), what);
    }

    @Override
    public void deferred(Message message, Mailbox from, String reply) {
        LOG.info("{} deferred from {}: {}", name(message), from.address(), reply);
    }

    @Override
    public void failed(Message message, Mailbox from, String reply) {
        LOG.warn("{} refused from {}: {}", name(message), from.address(), reply);
    }

    @Override
    public void inDoubt(Message message, Mailbox from, String why) {
        LOG.warn("{} in doubt from {}: {}; it will be looked for, not sent again", name(message), from.address(), why);
    }

    @Override
    public void skipped(Message message, String why) {
        LOG.info("{} skipped: {}", name(message), why);
    }

    @Override
    public void expired(Mailbox mailbox, int slots) {
        LOG.warn("{} {} slots expired, not made up", mailbox.address(), slots);
    }

    @Override
    public void landed(Message message, Mailbox at, Landing landing) {
        LOG.info(
                "{} landed in {} at {}{}",
                name(message),
                landing.placement().name().toLowerCase(Locale.ROOT),
                at.address(),
                landing.byOwner() ? ", deleted by its owner before we looked" : "");
    }

    @Override
    public void rescued(Message message, Mailbox at) {
        LOG.info("{} rescued to inbox at {}", name(message), at.address());
    }

    @Override
    public void read(Message message, Mailbox at) {
        LOG.debug("{} read at {}", name(message), at.address());
    }

    @Override
    public void lost(Message message, String state) {
        LOG.warn("{} {}", name(message), state.toLowerCase(Locale.ROOT));
    }

    @Override
    public void bounced(Message message, String status) {
        LOG.warn("{} bounced: {}", name(message), status);
    }

    @Override
    public void delayed(Message message, String what) {
        LOG.info("{} {}", name(message), what);
    }

    @Override
    public void complained(Message message, Complaint complaint) {
        LOG.warn(
                "{} complaint: {}, reported by {}",
                name(message),
                complaint.kind().word(),
                complaint.from());
    }

    @Override
    public void problem(Mailbox mailbox, Problem problem) {
        LOG.warn("{} {}: {}", mailbox.address(), problem.label(), problem.message());
    }

    /** Something that is done once a day for the whole store. */
    static void chore(String what) {
        LOG.info("store {}", what);
    }

    /** Something that this worker does as a whole. */
    static void worker(String what) {
        LOG.info("worker {}", what);
    }

    /** Something that keeps this worker from sending. */
    static void trouble(String what) {
        LOG.warn("store {}", what);
    }

    static void choreFailed(String name, Problem problem) {
        String why = problem.why().map(reason -> ": " + reason).orElse("");
        LOG.error("store {} failed: {}{}", name, problem.message(), why);
    }

    static void audited(Audit audit) {
        if (audit.holds()) {
            LOG.info("store audit: {}", audit.summary());
        } else {
            LOG.error("store audit: {}", audit.summary());
        }
    }
}
