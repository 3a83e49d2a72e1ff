package io.warmit.transport;

/** A mailbox's submission server, for one visit. It connects at the first send and keeps the connection for the next. */
public interface Sender extends AutoCloseable {
    SendOutcome send(Outgoing mail, Fence fence);

    @Override
    void close();
}
