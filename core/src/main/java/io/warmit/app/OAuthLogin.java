package io.warmit.app;

import io.warmit.grant.Lapse;
import io.warmit.mail.LoginTest;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.oauth.DeviceCode;
import io.warmit.oauth.IdentityServer;
import io.warmit.oauth.IdentityServer.DeviceAnswer;
import io.warmit.oauth.Pkce;
import io.warmit.oauth.Redirect;
import io.warmit.oauth.Registration;
import io.warmit.oauth.TokenAnswer;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import io.warmit.store.GrantStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One login of a person for a mailbox: in a browser that brings the answer back to this machine, or by a code that is typed in on any other (RFC 8252, RFC 8628).
 *
 * <p>Both mail servers have to take the token before anything is stored.
 */
public final class OAuthLogin {
    /** How long a person may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A code that ran out is replaced so often. */
    private static final int CODES = 3;

    /** RFC 8628, section 3.5. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final Warmit warmit;
    private final Mailbox mailbox;
    private final Registration client;
    private final IdentityServer server;
    private final Tokens tokens;

    OAuthLogin(
            Warmit warmit,
            Mailbox mailbox,
            IdentityProvider provider,
            Registration client,
            IdentityServer server,
            Tokens tokens) {
        this.warmit = warmit;
        this.mailbox = Changes.secret(mailbox, new SecretRef.OAuth(provider));
        this.client = client;
        this.server = server;
        this.tokens = tokens;
        if (!mailbox.secret().equals(this.mailbox.secret())) {
            Mailboxes.refuseIfDeclared(mailbox.address().toString(), mailbox.managed());
        }
    }

    /** What a person has to be told, and how the time passes meanwhile. */
    public interface Person {
        /**
         * Open this page, and say yes.
         *
         * @param port on which the answer is waited for, on 127.0.0.1
         * @param typed takes the address at which the browser ended, if it cannot bring it itself; false: it is not that
         */
        void visit(URI page, int port, Predicate<String> typed);

        /** Type this code into that page. */
        void type(String code, String page, Instant until);

        /** Lets a pause pass; false: whoever waited has had enough. */
        boolean waits(Duration pause);
    }

    /**
     * How it ended.
     *
     * @param lapse when it will end if nobody does anything
     */
    public record Done(Mailbox mailbox, IdentityProvider provider, Optional<Instant> lapse, Optional<String> why) {}

    public URI place(boolean device) {
        return device ? deviceUrl() : client.authorize().orElseThrow();
    }

    public String clientId() {
        return client.clientId();
    }

    public List<String> scopes() {
        return client.scopes();
    }

    /**
     * Whether it goes by a code for another machine.
     *
     * @param asked the operator wants it so; else a provider without a page for this machine decides
     * @throws UserError E1003 when the provider has no such way
     */
    public boolean byDevice(boolean asked) {
        if (asked) {
            deviceUrl();
        }
        return asked || client.authorize().isEmpty();
    }

    private URI deviceUrl() {
        return client.device()
                .orElseThrow(
                        () -> new UserError(
                                Problem.of(
                                                Code.E1003,
                                                "--device is not possible with "
                                                        + client.provider().word())
                                        .about("--device")
                                        .because(
                                                client.provider() == IdentityProvider.GOOGLE
                                                        ? "Google gives no codes for access to Gmail, only for a few other things"
                                                        : "oauth.custom names no device_url")
                                        .fixedBy(
                                                "leave --device out; without a browser here, add --no-browser and follow the lines it prints")));
    }

    /**
     * Goes through with it.
     *
     * @throws UserError E1205 when the person said no or nothing, E1203 and E1204 from the identity provider, or what the login test found
     */
    public Done run(boolean device, Person person) {
        TokenAnswer.Granted granted = device ? byCode(person) : byBrowser(person, PATIENCE);
        try (Secret access = granted.access();
                Secret refresh = granted.refresh().orElseThrow(() -> noRefresh())) {
            LoginTest tried = new Logins(warmit).of(mailbox, Optional.of(access));
            if (!tried.passed()) {
                throw new UserError(tried.problems());
            }
            return stored(tried, tokens.sealed(mailbox, access, refresh), granted.goodFor());
        }
    }

    private UserError noRefresh() {
        return GrantProblems.unfit(
                mailbox.address().toString(),
                client.provider(),
                "it gave no refresh token, so that the login would last for an hour; scopes or kind of the client do not ask for one");
    }

    private Done stored(LoginTest tried, GrantStore.Tokens sealed, Duration goodFor) {
        Instant now = warmit.clock().instant();
        MailboxWrite.Written written = new MailboxWrite(warmit.store())
                .write(mailbox, now, row -> loggedIn(row, now), row -> {
                    warmit.store().grants().loggedIn(row.id(), client.provider(), sealed, now.plus(goodFor), now);
                    if (warmit.store().marks().of(row.id()).isEmpty()) {
                        warmit.store().marks().store(row.id(), List.of(), tried.marks());
                    }
                    return row;
                });
        warmit.secrets().forget(mailbox.address().toString());
        warmit.visitTable().pull(mailbox.id(), now);
        Mailbox kept = written.after();
        warmit.mailboxes().takePart(kept);
        Optional<Lapse> lapse = warmit.oauth().lapse(kept);
        return new Done(kept, client.provider(), lapse.map(Lapse::at), lapse.map(Lapse::why));
    }

    /** A person takes minutes: the row may be another one by now. */
    private Mailbox loggedIn(Mailbox row, Instant now) {
        if (!Changes.sameLogin(row, mailbox)) {
            throw Meanwhile.changed(row);
        }
        if (!row.secret().equals(mailbox.secret())) {
            Mailboxes.refuseIfDeclared(row.address().toString(), row.managed());
        }
        return Changes.active(Changes.proved(Changes.secret(row, mailbox.secret()), now), now);
    }

    TokenAnswer.Granted byBrowser(Person person, Duration patience) {
        try (Redirect redirect = Redirect.open()) {
            Pkce proof = Pkce.fresh();
            person.visit(redirect.page(client, proof, mailbox.user()), redirect.port(), redirect::offer);
            return switch (redirect.await(patience)
                    .orElseThrow(() -> nobody("nobody answered within " + patience.toMinutes() + " minutes"))) {
                case Redirect.Answer.Code(String code) ->
                    granted(server.redeem(client, code, proof, redirect.address()));
                case Redirect.Answer.No(String why) -> throw nobody("the answer was: " + why);
            };
        } catch (IOException noPort) {
            throw new UserError(Problem.of(Code.E1205, "the answer of a browser cannot be waited for")
                    .about(mailbox.address().toString())
                    .because("no port on 127.0.0.1 can be opened: " + noPort.getMessage())
                    .fixedBy("see which limits this machine sets to programs"));
        }
    }

    private TokenAnswer.Granted byCode(Person person) {
        for (int number = 0; number < CODES; number++) {
            DeviceCode code = code();
            Instant end = warmit.clock().instant().plus(code.goodFor());
            person.type(code.user(), code.page(), end);
            Optional<TokenAnswer.Granted> granted = polled(code, end, person);
            if (granted.isPresent()) {
                return granted.get();
            }
        }
        throw nobody("nobody typed a code in before it ran out, " + CODES + " codes long");
    }

    private DeviceCode code() {
        return switch (server.device(client)) {
            case DeviceAnswer.Given(DeviceCode code) -> code;
            case DeviceAnswer.Refused(TokenAnswer answer) -> throw refusal(answer);
        };
    }

    /** Empty: the code ran out. */
    private Optional<TokenAnswer.Granted> polled(DeviceCode code, Instant end, Person person) {
        Duration interval = code.interval();
        while (warmit.clock().instant().isBefore(end)) {
            Duration left = Duration.between(warmit.clock().instant(), end);
            if (!person.waits(interval.compareTo(left) < 0 ? interval : left)) {
                throw nobody("it was broken off");
            }
            switch (server.poll(client, code)) {
                case TokenAnswer.Granted granted -> {
                    return Optional.of(granted);
                }
                case TokenAnswer.Stale() -> {
                    return Optional.empty();
                }
                case TokenAnswer.Pending(boolean slower) -> interval = slower ? interval.plus(SLOWER) : interval;
                // RFC 8628, section 3.5: after a failed connection the pause grows.
                case TokenAnswer.Later later ->
                    interval = interval.plus(later.after().orElse(SLOWER));
                case TokenAnswer answer -> throw refusal(answer);
            }
        }
        return Optional.empty();
    }

    private TokenAnswer.Granted granted(TokenAnswer answer) {
        if (answer instanceof TokenAnswer.Granted granted) {
            return granted;
        }
        throw refusal(answer);
    }

    private UserError refusal(TokenAnswer answer) {
        String target = mailbox.address().toString();
        return switch (answer) {
            case TokenAnswer.Later(Optional<Duration> after, String why) ->
                GrantProblems.unavailable(target, client.provider(), why);
            case TokenAnswer.Unfit(String why) -> GrantProblems.unfit(target, client.provider(), why);
            case TokenAnswer.Over(String why) -> nobody(why);
            case TokenAnswer.Denied(String why) -> nobody(why);
            case TokenAnswer.Stale() -> nobody("the code ran out");
            case TokenAnswer.Pending _ -> nobody("it asks for patience where there is nothing to wait for");
            case TokenAnswer.Granted _ -> throw new IllegalStateException("this is no refusal");
        };
    }

    private UserError nobody(String why) {
        return GrantProblems.denied(mailbox, why);
    }
}
