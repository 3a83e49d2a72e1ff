package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges the published key of each selector (RFC 6376, 3.6.1; lengths by RFC 8301, 3.2). */
public final class Dkim {
    private static final int LEAST_BITS = 1024;
    private static final int GOOD_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    private final String domain;
    private final Site.Signature signature;

    private Dkim(String domain, Site.Signature signature) {
        this.domain = domain;
        this.signature = signature;
    }

    public static List<Finding> judge(Site site, Names names) {
        if (site.signatures().isEmpty()) {
            return List.of(Finding.skipped(
                    Check.DKIM,
                    site.domain(),
                    "no selector is known: none was seen in received mail yet",
                    "let one mail arrive, or name it: dns: { dkim_selectors: { " + site.domain() + ": [SELECTOR] } }"));
        }
        return site.signatures().stream()
                .map(signature -> new Dkim(site.domain(), signature).finding(names))
                .toList();
    }

    private Finding finding(Names names) {
        Answer answer = names.ask(signature.key(), Kind.TXT);
        return switch (answer) {
            case Answer.Unanswered why -> Finding.unanswered(Check.DKIM, domain, signature.key(), Kind.TXT, why);
            case Answer.Nothing _ -> missing();
            case Answer.Found(List<String> records)
            when records.size() > 1 ->
                error(
                        "has " + records.size() + " DNS records",
                        "which of them a receiver reads is left to chance (RFC 6376, 3.6.2.2)",
                        Publish.text(
                                signature.key(),
                                records.stream()
                                        .filter(record -> record.matches(".*p=\\s*[A-Za-z0-9+/].*"))
                                        .findFirst()
                                        .orElse("v=DKIM1; k=rsa; p=KEY"),
                                records));
            case Answer.Found(List<String> records) -> of(records.getFirst());
        };
    }

    private Finding missing() {
        return error(
                "has no DNS record",
                "every signature made with it fails",
                Publish.text(signature.key(), "v=DKIM1; k=rsa; p=KEY")
                        + ", KEY being the public key that the signing server shows");
    }

    private Finding of(String record) {
        Optional<Tags> parsed = Tags.parse(record);
        if (parsed.isEmpty() || parsed.get().value("p").isEmpty()) {
            return error("has a record that is no key", "no receiver can read \"" + record + "\"", newKey(record));
        }
        Tags tags = parsed.get();
        boolean first = tags.values().keySet().iterator().next().equals("v");
        if (tags.value("v").isPresent() && !(first && tags.value("v", "").equals("DKIM1"))) {
            return error(
                    "has a record that does not begin with v=DKIM1",
                    "receivers ignore it (RFC 6376, 3.6.1)",
                    instead(first(tags)));
        }
        if (tags.value("p", "").isEmpty()) {
            return error(
                    "is revoked: p= is empty", "every signature made with it fails (RFC 6376, 3.6.1)", newKey(record));
        }
        if (!listed(tags, "h", "sha256")) {
            return error(
                    "allows only h=" + tags.value("h", ""),
                    "receivers accept sha256 alone (RFC 8301, 3.1)",
                    instead(tags.without("h")));
        }
        if (!listed(tags, "s", "email")) {
            return error(
                    "is not for mail: s=" + tags.value("s", ""),
                    "receivers do not use it (RFC 6376, 3.6.1)",
                    instead(tags.without("s")));
        }
        return strength(record, tags);
    }

    private Finding strength(String record, Tags tags) {
        String kind = tags.value("k", "rsa").toLowerCase(Locale.ROOT);
        int bits = kind.equals("rsa") ? rsaBits(tags.value("p", "")) : ed25519(kind, tags.value("p", ""));
        if (bits == 0) {
            return error("has a key that cannot be read", "no signature can be checked with it", newKey(record));
        }
        if (kind.equals("rsa") && bits < LEAST_BITS) {
            return error(
                    "has an RSA key of " + bits + " bits",
                    "receivers must not accept less than " + LEAST_BITS + " (RFC 8301, 3.2)",
                    newKey(record));
        }
        if (tags.value("t")
                .filter(flags -> Arrays.asList(flags.split("\\s*:\\s*")).contains("y"))
                .isPresent()) {
            return warning(
                    "is in test mode: t=y",
                    "receivers treat its mail as if it were not signed",
                    instead(
                            tags.value("t", "").equals("y")
                                    ? tags.without("t")
                                    : tags.with("t", tags.value("t", "").replaceAll("(:y|y:)", ""))));
        }
        if (kind.equals("rsa") && bits < GOOD_BITS) {
            return warning(
                    "has an RSA key of " + bits + " bits",
                    "signers should use " + GOOD_BITS + " or more (RFC 8301, 3.2)",
                    newKey(record));
        }
        return Finding.ok(Check.DKIM, domain, signature.selector() + ", " + kind + " " + bits + " bits");
    }

    private static boolean listed(Tags tags, String name, String wanted) {
        List<String> values =
                List.of(tags.value(name, wanted).toLowerCase(Locale.ROOT).split("\\s*:\\s*"));
        return values.contains(wanted) || values.contains("*");
    }

    /** 0: it cannot be read. */
    private static int rsaBits(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.replaceAll("\\s", ""));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes))
                            instanceof RSAPublicKey rsa
                    ? rsa.getModulus().bitLength()
                    : 0;
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            return 0;
        }
    }

    /** RFC 8463: 256 bits, the bare key. */
    private static int ed25519(String kind, String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.replaceAll("\\s", ""));
            return kind.equals("ed25519") && bytes.length == ED25519_BYTES ? ED25519_BYTES * Byte.SIZE : 0;
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }

    private static Tags first(Tags tags) {
        Tags ordered = new Tags(new java.util.LinkedHashMap<>(java.util.Map.of("v", "DKIM1")));
        for (var tag : tags.without("v").values().entrySet()) {
            ordered = ordered.with(tag.getKey(), tag.getValue());
        }
        return ordered;
    }

    private String instead(Tags tags) {
        return Publish.text(signature.key(), tags.toString(), List.of(""));
    }

    private String newKey(String former) {
        return Publish.text(signature.key(), "v=DKIM1; k=rsa; p=KEY", List.of(former))
                + ", KEY being the public key of a new pair of " + GOOD_BITS
                + " bits or the one that the server signs with";
    }

    private Finding error(String what, String why, String fix) {
        return Finding.error(Check.DKIM, domain, named(what), why, fix);
    }

    private Finding warning(String what, String why, String fix) {
        return Finding.warning(Check.DKIM, domain, named(what), why, fix);
    }

    private String named(String what) {
        return "selector " + signature.selector()
                + (signature.domain().equals(domain) ? "" : " of " + signature.domain()) + ", " + signature.known()
                + ", " + what;
    }
}
