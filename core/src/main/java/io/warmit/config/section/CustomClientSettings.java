package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operator's client at an identity provider that warmit does not know. */
public record CustomClientSettings(
        @Doc(value = "Its id.", example = "warmit") Optional<String> clientId,

        @Doc(value = "Reference to its secret, if it has one.", example = "\"file:/etc/warmit/oauth.secret\"")
        Optional<SecretRef> clientSecret,

        @Doc(value = "Page on which a person says yes.", example = "\"https://id.alpha.example/authorize\"")
        Optional<String> authorizeUrl,

        @Doc(value = "Where tokens are had.", example = "\"https://id.alpha.example/token\"")
        Optional<String> tokenUrl,

        @Doc(
                value = "Where codes for the device flow are had, if it has one.",
                example = "\"https://id.alpha.example/device\"")
        Optional<String> deviceUrl,

        @Doc(value = "What is asked for, with blanks between.", example = "\"mail offline_access\"")
        Optional<String> scopes)
        implements Checked {

    /** Tokens travel in clear text nowhere but within this machine. */
    private static final Pattern SAFE = Pattern.compile(
            "https://[^\\s/?#@]+([/?][^\\s#]*)?|http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?([/?][^\\s#]*)?");

    @Override
    public void check(Findings findings) {
        checkSecret(findings, clientSecret);
        checkUrl(findings, "authorize_url", authorizeUrl);
        checkUrl(findings, "token_url", tokenUrl);
        checkUrl(findings, "device_url", deviceUrl);
        boolean begun = clientId.isPresent()
                || clientSecret.isPresent()
                || authorizeUrl.isPresent()
                || tokenUrl.isPresent()
                || deviceUrl.isPresent()
                || scopes.isPresent();
        boolean whole = clientId.isPresent()
                && tokenUrl.isPresent()
                && scopes.isPresent()
                && (authorizeUrl.isPresent() || deviceUrl.isPresent());
        if (begun && !whole) {
            findings.contradiction(
                    "client_id",
                    "client_id, token_url, scopes, and authorize_url or device_url belong together",
                    "give all of them in oauth.custom, or none");
        }
    }

    private static void checkUrl(Findings findings, String key, Optional<String> url) {
        if (url.filter(text -> !SAFE.matcher(text).matches()).isPresent()) {
            findings.bad(
                    key,
                    key + " \"" + url.orElse("") + "\" is not an address of https",
                    "write https://HOST/PATH; plain http is for 127.0.0.1 only");
        }
    }

    static void checkSecret(Findings findings, Optional<SecretRef> secret) {
        if (secret.filter(ref -> ref instanceof SecretRef.Sealed || ref instanceof SecretRef.OAuth)
                .isPresent()) {
            findings.tell(
                    Code.E1106,
                    "client_secret",
                    "client_secret: a sealed value belongs to one mailbox, and this to all",
                    "write file:/path, env:NAME, cmd:program or systemd:NAME");
        }
    }
}
