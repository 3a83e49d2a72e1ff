package io.warmit.app;

import io.warmit.doctor.Lists;
import io.warmit.doctor.Lists.Heard;
import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import io.warmit.problem.UserError;
import io.warmit.store.ListStore;
import io.warmit.store.ListStore.Kept;
import io.warmit.store.ListStore.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks DNS lists, and remembers for an hour what they said. */
final class KeptLists implements Lists.Door {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Names names;
    private final ListStore store;
    private final InstantSource clock;

    KeptLists(Names names, ListStore store, InstantSource clock) {
        this.names = names;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Heard ask(Lists.Source list, String entry, Kind kind) {
        Instant now = clock.instant();
        Optional<Kept> kept = store.find(question(list, entry, kind), now.minus(KEPT), now);
        return kept.map(known -> new Heard(answer(known.records()), Duration.between(known.asked(), now)))
                .orElseGet(() -> new Heard(names.ask(entry + "." + list.zone(), kind), Duration.ZERO));
    }

    /** A store that cannot be written is told of by its own check, and is no reason to say nothing of a list. */
    @Override
    public void keep(Lists.Source list, String entry, Kind kind, Answer answer) {
        Instant now = clock.instant();
        try {
            store.put(question(list, entry, kind), new Kept(answer.records(), now), now.minus(KEPT));
        } catch (UserError notWritten) {
            // Then it is asked again next time.
        }
    }

    /** Without the zone, which may hold a key. */
    private static Question question(Lists.Source list, String entry, Kind kind) {
        return new Question(list.name(), entry, kind.name());
    }

    private static Answer answer(List<String> records) {
        return records.isEmpty() ? new Answer.Nothing() : new Answer.Found(records);
    }
}
