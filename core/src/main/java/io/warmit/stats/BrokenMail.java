package io.warmit.stats;

import io.warmit.message.Token;
import io.warmit.placement.Verdict;
import io.warmit.placement.Verdict.Check;
import io.warmit.placement.Verdict.Dkim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mail of a domain that receivers find broken: SPF, DKIM or DMARC fails there. What is only absent, and an error of theirs that passes, is no failure.
 *
 * @param domain of the senders
 * @param method spf, dkim or dmarc
 * @param result for example fail
 * @param by who judged; empty: it gave no name
 * @param messages how many
 * @param latest the newest of them
 * @param dkim its signature
 */
public record BrokenMail(
        String domain,
        String method,
        Check result,
        Optional<String> by,
        int messages,
        Token latest,
        Optional<Dkim> dkim) {
    /** A message with a verdict that is not good. */
    public record Judged(String domain, Token token, Instant at, Verdict verdict) {}

    private record Kind(String domain, String method, Optional<String> by) {}

    /**
     * One for each domain, method and judge, in the order in which they were met.
     *
     * @param judged the newest first
     */
    public static List<BrokenMail> of(List<Judged> judged) {
        Map<Kind, BrokenMail> found = new LinkedHashMap<>();
        for (Judged one : judged) {
            Verdict verdict = one.verdict();
            add(found, one, "spf", verdict.spf());
            add(found, one, "dkim", verdict.dkim().flatMap(Dkim::result));
            add(found, one, "dmarc", verdict.dmarc());
        }
        return new ArrayList<>(found.values());
    }

    private static void add(Map<Kind, BrokenMail> found, Judged one, String method, Optional<Check> result) {
        result.filter(BrokenMail::fails).ifPresent(check -> {
            Verdict verdict = one.verdict();
            BrokenMail first =
                    new BrokenMail(one.domain(), method, check, verdict.by(), 1, one.token(), verdict.dkim());
            found.merge(new Kind(one.domain(), method, verdict.by()), first, (known, more) -> known.andOne());
        });
    }

    /** Whether a verdict is broken anywhere. */
    public static boolean in(Verdict verdict) {
        return Stream.of(verdict.spf(), verdict.dkim().flatMap(Dkim::result), verdict.dmarc())
                .flatMap(Optional::stream)
                .anyMatch(BrokenMail::fails);
    }

    static boolean fails(Check check) {
        return switch (check) {
            case FAIL, SOFTFAIL, PERMERROR -> true;
            case PASS, NEUTRAL, NONE, POLICY, TEMPERROR -> false;
        };
    }

    private BrokenMail andOne() {
        return new BrokenMail(domain, method, result, by, messages + 1, latest, dkim);
    }

    /** As in {@code mail of alpha.example: dkim fail at mx.google.com, 3 messages in 24 h, the last k3v7x2}. */
    public String words() {
        return "mail of " + domain + ": " + method + " " + result.word() + " at " + by.orElse("its receiver") + ", "
                + messages + (messages == 1 ? " message" : " messages") + " in 24 h, the last " + latest;
    }

    /** What to publish, or to look at. */
    public String fix() {
        return switch (method) {
            case "spf" -> "name every server that sends for " + domain + " in its SPF record, TXT of " + domain;
            case "dkim" ->
                result == Check.PERMERROR
                        ? "publish the key that the server signs with, TXT of " + key()
                        : "compare the key at " + key() + " with the one that the server signs with; if it is the same,"
                                + " look for what changes the mail on its way";
            default ->
                "let SPF or DKIM pass for " + domain + " itself: DMARC counts only what names the sender's own domain";
        };
    }

    private String key() {
        String signer = dkim.flatMap(Dkim::domain).orElse(domain);
        return dkim.flatMap(Dkim::selector).orElse("SELECTOR") + "._domainkey." + signer;
    }
}
