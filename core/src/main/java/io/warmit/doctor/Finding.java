package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import java.util.List;

/**
 * What a check found.
 *
 * @param subject the domain, mailbox, pool or file it is about
 * @param what in one line without a full stop; of a check that passed what is worth knowing, or nothing
 * @param why the likely cause or what follows from it; of a check that passed nothing
 * @param fix the record to publish or the command to type, the best one first
 */
public record Finding(Check check, String subject, Level level, String what, String why, List<String> fix) {
    /** Of what could be looked at, and yet is not for us to judge. */
    static final String NOT_JUDGED = "not judged";

    public Finding {
        fix = List.copyOf(fix);
    }

    public static Finding ok(Check check, String subject, String what) {
        return new Finding(check, subject, Level.OK, what, "", List.of());
    }

    public static Finding error(Check check, String subject, String what, String why, String... fix) {
        return new Finding(check, subject, Level.ERROR, what, why, List.of(fix));
    }

    public static Finding warning(Check check, String subject, String what, String why, String... fix) {
        return new Finding(check, subject, Level.WARNING, what, why, List.of(fix));
    }

    public static Finding skipped(Check check, String subject, String why, String... fix) {
        return new Finding(check, subject, Level.SKIPPED, "not looked at", why, List.of(fix));
    }

    static Finding notJudged(Check check, String subject, String why) {
        return new Finding(check, subject, Level.SKIPPED, NOT_JUDGED, why, List.of());
    }

    /** A question that DNS did not answer. */
    static Finding unanswered(Check check, String subject, String name, Kind kind, Answer.Unanswered answer) {
        return unknown(
                check,
                subject,
                kind + " of " + name + " could not be asked: " + answer.why(),
                "no answer says neither yes nor no",
                "try again later, or set dns.resolver to a name server that answers");
    }

    public static Finding unknown(Check check, String subject, String what, String why, String... fix) {
        return new Finding(check, subject, Level.UNKNOWN, what, why, List.of(fix));
    }
}
