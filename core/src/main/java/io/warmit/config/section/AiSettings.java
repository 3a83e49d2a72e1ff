package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/** Where drafts of scripts come from, if the operator wants any. */
public record AiSettings(
        @Doc(
                value = "Base address of the endpoint; /chat/completions is added. https, or http to this machine.",
                example = "\"https://texts.example/v1\"")
        Optional<String> url,

        @Doc(value = "Name of the model, as the endpoint calls it.", example = "small-writer")
        Optional<String> model,

        @Doc(value = "Reference to the key that the endpoint asks for.", example = "\"file:/etc/warmit/ai.key\"")
        Optional<SecretRef> key,

        @Doc(value = "How long one answer may take.", byDefault = "2m", least = "1s", most = "30m")
        Duration timeout)
        implements Checked {

    @Override
    public void check(Findings findings) {
        url.filter(address -> !isSafe(address))
                .ifPresent(address -> findings.bad(
                        "url",
                        "url \"" + address + "\" is neither https nor http to this machine",
                        "write url: \"https://HOST/v1\", or \"http://127.0.0.1:PORT/v1\""));
        if (url.isPresent() && model.isEmpty()) {
            findings.contradiction("url", "content.ai has a url and no model", "add model: NAME to content.ai");
        }
        if (key.filter(SecretRef.Sealed.class::isInstance).isPresent()) {
            findings.tell(
                    Code.E1106,
                    "key",
                    "key: a sealed value belongs to a mailbox, and this belongs to none",
                    "write file:/path, env:NAME, cmd:program or systemd:NAME");
        }
    }

    /** The key travels with every question, so only TLS or this machine itself will do; and no user stands in the address. */
    private static boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost() == null ? "" : uri.getHost();
            boolean here = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
            return uri.getUserInfo() == null
                    && !host.isEmpty()
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here));
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
