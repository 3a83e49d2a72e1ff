package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.planning.Landing;
import io.warmit.problem.Problem;
import io.warmit.transport.Complaint;
import java.time.Duration;

/** Hears what the engine did, as it happens. Every method does nothing unless it is overridden. */
public interface EngineListener {
    EngineListener SILENT = new EngineListener() {};

    default void planned(Mailbox mailbox, int openers, String reasons) {}

    /** A part of the day was taken back. */
    default void slowed(Mailbox mailbox, int left, String why) {}

    /** The mailbox's provider asked everybody to slow down. */
    default void throttled(Mailbox mailbox, String slowdown, String reply) {}

    /** The mailbox is left alone for a while, as its provider asked. */
    default void rests(Mailbox mailbox, String what) {}

    default void sent(Message message, Mailbox from, Mailbox to, Duration took, String reply) {}

    default void deferred(Message message, Mailbox from, String reply) {}

    default void failed(Message message, Mailbox from, String reply) {}

    default void inDoubt(Message message, Mailbox from, String why) {}

    default void skipped(Message message, String why) {}

    /** So many openers came too late in one visit; they are not made up for. */
    default void expired(Mailbox mailbox, int slots) {}

    default void landed(Message message, Mailbox at, Landing landing) {}

    default void rescued(Message message, Mailbox at) {}

    default void read(Message message, Mailbox at) {}

    default void replyPlanned(Message reply, Mailbox from) {}

    default void lost(Message message, String state) {}

    default void bounced(Message message, String status) {}

    /** A server put the message off, or gave it up after that. */
    default void delayed(Message message, String what) {}

    /** Somebody at the receiver, or its provider, reported the message. */
    default void complained(Message message, Complaint complaint) {}

    /** The mailbox cannot do its part; told at every visit that meets it. */
    default void problem(Mailbox mailbox, Problem problem) {}
}
