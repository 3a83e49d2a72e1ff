package io.warmit.content;

import io.warmit.mailbox.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to call the owner of a mailbox.
 *
 * @param first a given name, where one can be told
 * @param full given and family name, or that of the office or house
 */
record Name(Optional<String> first, String full) {
    private static final Pattern BETWEEN = Pattern.compile("[\\s._+-]+");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}'’-]+");
    private static final Set<String> TITLES = Set.of(
            "dr", "prof", "mr", "mrs", "ms", "miss", "sir", "herr", "frau", "dipl", "ing", "mag", "mme", "mlle", "sr",
            "sra", "dra", "sig", "sigra", "dott", "dottssa", "avv", "arch");

    /** Local parts that many houses give to an office (RFC 2142 and common use), in the languages that we write. */
    private static final Set<String> OFFICES = Set.of(
            "abuse",
            "accounts",
            "accueil",
            "admin",
            "administracion",
            "administration",
            "agence",
            "amministrazione",
            "anfrage",
            "atelier",
            "billing",
            "bonjour",
            "booking",
            "bookings",
            "boutique",
            "buchhaltung",
            "buero",
            "cabinet",
            "clients",
            "comercial",
            "commandes",
            "commercial",
            "commerciale",
            "communication",
            "compta",
            "comptabilite",
            "contact",
            "contacto",
            "contatti",
            "correo",
            "desk",
            "direction",
            "direzione",
            "empfang",
            "empleo",
            "equipe",
            "events",
            "facturacion",
            "facturation",
            "factures",
            "fatturazione",
            "finance",
            "hallo",
            "hello",
            "help",
            "helpdesk",
            "hi",
            "hola",
            "hostmaster",
            "hr",
            "info",
            "it",
            "jobs",
            "kontakt",
            "mail",
            "mailbox",
            "mairie",
            "marketing",
            "negozio",
            "news",
            "newsletter",
            "office",
            "oficina",
            "orders",
            "ordini",
            "pedidos",
            "personal",
            "post",
            "posta",
            "postmaster",
            "praxis",
            "prenotazioni",
            "prensa",
            "press",
            "presse",
            "recepcion",
            "reception",
            "redaction",
            "reservas",
            "reservation",
            "reservations",
            "rh",
            "rrhh",
            "sales",
            "secretaria",
            "secretariat",
            "segreteria",
            "sekretariat",
            "service",
            "shop",
            "stampa",
            "studio",
            "support",
            "team",
            "test",
            "tienda",
            "ufficio",
            "vendite",
            "ventas",
            "ventes",
            "verein",
            "vertrieb",
            "verwaltung",
            "webmaster",
            "welcome");

    static Name of(Address address, Optional<String> display) {
        return display.map(String::strip)
                .filter(text -> !text.isEmpty() && text.indexOf('@') < 0)
                .map(Name::shown)
                .orElseGet(() -> guessed(address));
    }

    /** How the owner signs among acquaintances. */
    String signature() {
        return first.orElse(full);
    }

    /** From a display name: "Anna Berger", "Berger, Anna", "Dr. Anna Berger", "Harbour Books". */
    private static Name shown(String display) {
        String straight = display.replace("\"", "").strip();
        int comma = straight.indexOf(',');
        String ordered = comma > 0
                ? straight.substring(comma + 1).strip() + " "
                        + straight.substring(0, comma).strip()
                : straight;
        List<String> words = Arrays.stream(ordered.split("\\s+"))
                .filter(word -> !TITLES.contains(plain(word)))
                .toList();
        if (words.isEmpty()) {
            return new Name(Optional.empty(), straight);
        }
        boolean office = words.stream().map(Name::plain).anyMatch(OFFICES::contains);
        return new Name(
                Optional.of(words.getFirst())
                        .filter(word -> !office
                                && word.length() > 1
                                && LETTERS.matcher(word).matches()),
                String.join(" ", words));
    }

    /** From an address: {@code anna.berger77@} is Anna Berger, {@code a.berger@} signs as A Berger, {@code info@harbour.example} as Harbour. */
    private static Name guessed(Address address) {
        List<String> words = BETWEEN.splitAsStream(address.local())
                .map(word -> word.replaceAll("\\d+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || OFFICES.contains(words.getFirst())) {
            return new Name(
                    Optional.empty(),
                    capital(address.domain().substring(0, address.domain().indexOf('.'))));
        }
        return new Name(
                Optional.of(words.getFirst())
                        .filter(word ->
                                word.length() > 1 && LETTERS.matcher(word).matches())
                        .map(Name::capital),
                words.stream().map(Name::capital).collect(Collectors.joining(" ")));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
