package io.warmit.engine;

import io.warmit.content.Composer;
import io.warmit.message.InstanceKey;
import io.warmit.schedule.Draw;
import io.warmit.store.Store;
import io.warmit.transport.Post;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What the steps of a visit work with.
 *
 * @param hindrance what keeps the worker from planning and sending
 * @param stopping true once no new message may be claimed
 */
public record Parts(
        Store store,
        Post post,
        Composer composer,
        InstanceKey key,
        Draw draw,
        InstantSource clock,
        EngineSettings settings,
        EngineListener listener,
        Hindrance hindrance,
        BooleanSupplier stopping) {}
