package io.warmit.mail;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.LoginAdvice;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.problem.Code;
import io.warmit.problem.PlainText;
import io.warmit.problem.Problem;
import jakarta.mail.AuthenticationFailedException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What goes wrong between us and a mail server, in the operator's words. */
final class ServerProblems {
    /** Response codes of RFC 5530 by which an IMAP server says that it is not the password. */
    private static final Pattern NOT_NOW = Pattern.compile("\\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|THROTTLED)]");

    private ServerProblems() {}

    /** The problem behind a failed connection or login. */
    static Problem of(Exception failure, Mailbox mailbox, Endpoint endpoint, String protocol) {
        String server = endpoint.hostAndPort() + " (" + protocol + ")";
        NoCredentialException none = cause(failure, NoCredentialException.class);
        if (none != null) {
            return none.problem();
        }
        MissingFolderException missing = cause(failure, MissingFolderException.class);
        if (missing != null) {
            return missing.problem();
        }
        if (refusesLogin(failure)) {
            return loginRefused(mailbox, server, words(failure));
        }
        if (cause(failure, CertificateException.class) != null || cause(failure, SSLException.class) != null) {
            Problem untrusted = Problem.of(Code.E1501, "the certificate of " + server + " is not trusted")
                    .about(mailbox.address().toString());
            if (cause(failure, CertificateExpiredException.class) != null
                    || cause(failure, CertificateNotYetValidException.class) != null) {
                return untrusted
                        .because(deepest(failure) + "; nothing was sent")
                        .fixedBy("renew the server's certificate, or set this machine's clock right");
            }
            return untrusted
                    .saidBy(deepest(failure))
                    .because(
                            "it is expired, made for another name, or signed by an authority this machine does not know; nothing was sent")
                    .fixedBy("mend the server's certificate, or name its authority in tls.ca_file");
        }
        if (words(failure).contains("STARTTLS")) {
            return Problem.of(Code.E1502, server + " does not offer STARTTLS")
                    .about(mailbox.address().toString())
                    .saidBy(words(failure))
                    .because("without it the password would travel in plain text; nothing was sent")
                    .fixedBy("use the server's TLS port, for example " + endpoint.host() + ":"
                            + (protocol.equals("SMTP") ? "465" : "993") + "/tls");
        }
        Problem problem = Problem.of(protocol.equals("SMTP") ? Code.E1301 : Code.E1401, "no connection to " + server)
                .about(mailbox.address().toString())
                .saidBy(deepest(failure))
                .fixedBy("check host, port and firewall, then: warmit mailbox test " + mailbox.address());
        if (cause(failure, InputGuard.TooMuchException.class) != null) {
            return problem.because("no mail server has reason to send so much; what it sent was not kept");
        }
        if (cause(failure, UnknownHostException.class) != null) {
            return problem.because("no server is known by the name " + endpoint.host());
        }
        if (cause(failure, SocketTimeoutException.class) != null) {
            return problem.because("the server did not answer in time");
        }
        return problem.because("nothing listens there, or the connection broke");
    }

    /** An IMAP server sent more than it may. */
    static Problem overLimit(String excess, Mailbox mailbox, Endpoint endpoint) {
        return Problem.of(Code.E1402, "server response over limit: " + endpoint.hostAndPort() + " (IMAP)")
                .about(mailbox.address().toString())
                .saidBy(excess)
                .because("no mail server has reason to send so much; the connection was ended and nothing of it kept")
                .fixedBy(
                        "see what this server sends; if it is right, raise imap.max_literal or imap.max_line",
                        "warmit mailbox test " + mailbox.address());
    }

    /** Whether a server looked at the login and said no; "not now" is no such answer. */
    static boolean refusesLogin(Throwable failure) {
        return cause(failure, AuthenticationFailedException.class) != null
                && !NOT_NOW.matcher(words(failure)).find();
    }

    static Problem loginRefused(Mailbox mailbox, String server, String words) {
        if (mailbox.secret() instanceof SecretRef.OAuth(var provider)) {
            return tokenRefused(mailbox, provider, server, words);
        }
        Optional<LoginAdvice> advice =
                LoginAdvice.of(mailbox.address(), mailbox.imap().host());
        List<String> steps = new ArrayList<>();
        advice.map(LoginAdvice::steps).ifPresent(steps::addAll);
        steps.add(
                mailbox.managed().isPresent()
                        ? mailbox.loginRemedy()
                        : "warmit mailbox set " + mailbox.address() + " --user NAME --password-stdin");
        return Problem.of(Code.E1201, "login refused by " + server + " for " + mailbox.address())
                .about(mailbox.address().toString())
                .saidBy(words)
                .because("the password or the user name is wrong; the user name sent was \"" + mailbox.user() + "\""
                        + advice.map(LoginAdvice::why).map(why -> "; " + why).orElse(""))
                .fixedBy(steps.toArray(String[]::new));
    }

    private static Problem tokenRefused(Mailbox mailbox, IdentityProvider provider, String server, String words) {
        Problem refused = Problem.of(Code.E1201, "login refused by " + server + " for " + mailbox.address())
                .about(mailbox.address().toString())
                .saidBy(words);
        // Microsoft's code for a tenant or mailbox whose SMTP AUTH is off; a token does not help there.
        if (words.contains("5.7.139")) {
            return refused.because("sending over SMTP is switched off for this mailbox or its organisation")
                    .fixedBy(
                            "let the administrator switch on Authenticated SMTP for it",
                            "then: warmit mailbox test " + mailbox.address());
        }
        return refused.because("the server takes no token of " + provider.title() + " for " + mailbox.user()
                        + ": it belongs to another account, access was withdrawn, or IMAP and SMTP are off there")
                .fixedBy(mailbox.loginRemedy());
    }

    static <T extends Throwable> @org.jspecify.annotations.Nullable T cause(Throwable failure, Class<T> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }

    /** The server's own words, without control characters and on one line. */
    static String words(Throwable failure) {
        return clean(String.valueOf(failure.getMessage()));
    }

    static String clean(String text) {
        String line = PlainText.line(text).replaceAll("\\p{Cf}+", " ").strip();
        return line.length() <= 400 ? line : line.substring(0, 400);
    }

    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return words(at);
    }
}
