package io.warmit.transport;

import io.warmit.message.Message.Found;

/** Where a copy is whose folder is not there any more under its name. */
public sealed interface Renamed {
    /** The folder has another name. */
    record To(Found found) implements Renamed {}

    /** No folder holds it. */
    record Nowhere() implements Renamed {}

    /** The server could not be asked. */
    record Unknown() implements Renamed {}
}
