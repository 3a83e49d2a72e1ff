package io.warmit.mailbox;

import io.warmit.mailbox.Provider.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator should know about logging in at a provider that takes more, or other, than the password of the account.
 *
 * @param why what the provider takes
 * @param steps what to do before the password is given again, or instead
 */
public record LoginAdvice(String why, List<String> steps) {
    public LoginAdvice {
        steps = List.copyOf(steps);
    }

    /** The advice for a mailbox that logs in at a server; empty: the list does not know the server, or there is nothing to say. */
    public static Optional<LoginAdvice> of(Address address, String host) {
        return ProviderList.shipped().serving(address, host).flatMap(provider -> of(address, provider));
    }

    public static Optional<LoginAdvice> of(Address address, Provider provider) {
        Set<Login> login = provider.servers().map(Provider.Servers::login).orElse(Set.of());
        List<String> steps = new ArrayList<>();
        if (login.contains(Login.APP_PASSWORD)) {
            steps.add("make an app password in the settings of the account at " + provider.title()
                    + ", and give that as the password");
        }
        if (login.contains(Login.OAUTH)) {
            steps.add("warmit mailbox login " + address + " --oauth " + client(provider));
        }
        String note = provider.note().map(text -> "; " + text).orElse("");
        if (steps.isEmpty() && note.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LoginAdvice(provider.title() + " takes " + words(login) + note, steps));
    }

    private static String words(Set<Login> login) {
        if (login.contains(Login.PASSWORD)) {
            return login.contains(Login.APP_PASSWORD)
                    ? "the password of the account or an app password"
                    : "the password of the account";
        }
        String instead = login.contains(Login.APP_PASSWORD)
                ? login.contains(Login.OAUTH) ? "only an app password or OAuth" : "only an app password"
                : "only OAuth";
        return instead + ", not the password of the account";
    }

    private static String client(Provider provider) {
        return switch (provider.kind()) {
            case "gmail", "workspace" -> "google";
            case "microsoft", "microsoft365" -> "microsoft";
            default -> "custom";
        };
    }
}
