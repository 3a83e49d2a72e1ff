package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Security;
import io.warmit.transport.LoginStage;
import io.warmit.transport.StageResult;
import io.warmit.transport.StageResult.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a connection has come, and after how long. Begins when it is made. */
final class Reached {
    private final long began = System.nanoTime();
    private final Map<LoginStage, Duration> after = Collections.synchronizedMap(new EnumMap<>(LoginStage.class));
    private volatile LoginStage goal = LoginStage.FOLDERS;

    /** The connection has come as far as it was to come. */
    static final class FarEnoughException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Nothing is to be done beyond this stage. A connection without TLS ends before TLS. */
    void upTo(LoginStage last, Endpoint endpoint) {
        goal = last == LoginStage.TLS && endpoint.security() == Security.NONE ? LoginStage.TCP : last;
    }

    /**
     * A stage was passed.
     *
     * @throws FarEnoughException when it is the last one, so that whoever makes the connection goes no further
     */
    void passed(LoginStage stage) throws FarEnoughException {
        after.put(stage, elapsed());
        if (farEnough()) {
            throw new FarEnoughException();
        }
    }

    boolean farEnough() {
        return after.containsKey(goal);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** How each of the wanted stages ended, in order, now that nothing more will happen. */
    List<StageResult> results(Set<LoginStage> wanted, Endpoint endpoint, String protocol) {
        Duration end = elapsed();
        Duration before = Duration.ZERO;
        boolean failed = false;
        List<StageResult> results = new ArrayList<>();
        for (LoginStage stage : LoginStage.values()) {
            if (!wanted.contains(stage)) {
                continue;
            }
            Duration at = after.get(stage);
            if (stage == LoginStage.TLS && endpoint.security() == Security.NONE && after.containsKey(LoginStage.TCP)) {
                results.add(new StageResult(protocol, stage, Outcome.UNUSED, Optional.empty()));
            } else if (at != null) {
                results.add(new StageResult(protocol, stage, Outcome.PASSED, Optional.of(at.minus(before))));
                before = at;
            } else {
                results.add(
                        failed
                                ? new StageResult(protocol, stage, Outcome.UNREACHED, Optional.empty())
                                : new StageResult(protocol, stage, Outcome.FAILED, Optional.of(end.minus(before))));
                failed = true;
            }
        }
        return results;
    }
}
