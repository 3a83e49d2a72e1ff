package io.warmit.engine;

import io.warmit.problem.Problem;
import java.util.Optional;

/** What keeps a whole worker from planning and sending, such as a disk that is nearly full. Asked at every visit; it goes on by itself. */
public interface Hindrance {
    Hindrance NONE = Optional::empty;

    /** Empty: nothing does. */
    Optional<Problem> now();
}
