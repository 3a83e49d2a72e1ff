package io.warmit.mail;

import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import jakarta.mail.MessagingException;
import java.util.function.Supplier;

/** There was nothing to log in with, so no server was asked. */
final class NoCredentialException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private NoCredentialException(UserError cause) {
        super(cause.getMessage(), null);
        problem = cause.problems().getFirst();
    }

    /** What somebody answers who is asked for a credential. */
    static <T> T asked(Supplier<T> credential) throws NoCredentialException {
        try {
            return credential.get();
        } catch (UserError none) {
            throw new NoCredentialException(none);
        }
    }

    Problem problem() {
        return problem;
    }

    /** Only the operator can mend it; else it passes. */
    boolean stays() {
        return problem.code().exit() == ExitCode.NO_PERMISSION;
    }
}
