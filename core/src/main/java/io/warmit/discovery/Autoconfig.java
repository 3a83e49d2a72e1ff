package io.warmit.discovery;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Provider.Login;
import io.warmit.mailbox.Security;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A mail configuration as a domain publishes it (draft-ietf-mailmaint-autoconfig): the best encrypted server of each kind.
 *
 * @param plain how many servers were left out since they would take a password in plain text
 */
record Autoconfig(Optional<Server> imap, Optional<Server> smtp, int plain) {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();
    private static final int LONGEST_USER = 254;

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** A server of the configuration.
     *
     * @param user the login name, with the address filled in */
    record Server(Endpoint endpoint, Optional<String> user, Set<Login> login) {}

    /** A text that is no configuration, or one that nobody should read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    static Autoconfig read(String text, Address address) throws Unreadable {
        List<Draft> drafts = new ArrayList<>();
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new Unreadable("it brings a DTD, which a configuration has no use for");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element(reader, drafts);
                }
            }
        } catch (XMLStreamException broken) {
            throw new Unreadable("it is no XML");
        }
        return of(drafts, address);
    }

    private static void element(XMLStreamReader reader, List<Draft> drafts) throws XMLStreamException {
        String name = reader.getLocalName();
        if (name.equals("incomingServer") || name.equals("outgoingServer")) {
            drafts.add(new Draft(
                    Optional.ofNullable(reader.getAttributeValue(null, "type")).orElse("")));
            return;
        }
        if (drafts.isEmpty()) {
            return;
        }
        Draft draft = drafts.getLast();
        switch (name) {
            case "hostname" -> draft.host = reader.getElementText().strip();
            case "port" -> draft.port = reader.getElementText().strip();
            case "socketType" -> draft.socket = reader.getElementText().strip();
            case "username" -> draft.user = reader.getElementText().strip();
            case "authentication" -> draft.logins.add(reader.getElementText().strip());
            default -> {}
        }
    }

    private static Autoconfig of(List<Draft> drafts, Address address) throws Unreadable {
        for (Draft draft : drafts) {
            String host = filled(draft.host, address);
            if (!Web.isHost(host)) {
                throw new Unreadable("it names a server that is no host");
            }
        }
        return new Autoconfig(best(drafts, "imap", address), best(drafts, "smtp", address), (int)
                drafts.stream().filter(draft -> draft.security().isEmpty()).count());
    }

    private static Optional<Server> best(List<Draft> drafts, String type, Address address) {
        return drafts.stream()
                .filter(draft -> draft.type.equalsIgnoreCase(type))
                .flatMap(draft -> draft.server(address).stream())
                .min(Comparator.comparing(server -> server.endpoint().security()));
    }

    private static String filled(String text, Address address) {
        return text.replace("%EMAILADDRESS%", address.toString())
                .replace("%EMAILLOCALPART%", address.local())
                .replace("%EMAILDOMAIN%", address.domain());
    }

    /** A server while its elements are read. */
    private static final class Draft {
        private final String type;
        private final List<String> logins = new ArrayList<>();
        private String host = "";
        private String port = "";
        private String socket = "";
        private String user = "";

        Draft(String type) {
            this.type = type;
        }

        /** Empty: in plain text. */
        Optional<Security> security() {
            return switch (socket.toUpperCase(Locale.ROOT)) {
                case "SSL" -> Optional.of(Security.TLS);
                case "STARTTLS" -> Optional.of(Security.STARTTLS);
                default -> Optional.empty();
            };
        }

        Optional<Server> server(Address address) {
            if (!port.matches("[0-9]{1,5}")) {
                return Optional.empty();
            }
            int number = Integer.parseInt(port);
            return number < 1 || number > 65535
                    ? Optional.empty()
                    : security()
                            .map(mode -> new Server(
                                    new Endpoint(filled(host, address).toLowerCase(Locale.ROOT), number, mode),
                                    user(address),
                                    login()));
        }

        private Optional<String> user(Address address) {
            String name = filled(user, address);
            return !name.isEmpty()
                            && name.length() <= LONGEST_USER
                            && name.chars().noneMatch(Draft::cannotBeInAName)
                    ? Optional.of(name)
                    : Optional.empty();
        }

        private static boolean cannotBeInAName(int character) {
            return character <= ' ' || character == 0x7f || Character.isISOControl(character) || character == '%';
        }

        private Set<Login> login() {
            Set<Login> login = EnumSet.noneOf(Login.class);
            for (String word : logins) {
                if (word.equalsIgnoreCase("OAuth2")) {
                    login.add(Login.OAUTH);
                } else if (word.toLowerCase(Locale.ROOT).startsWith("password-")) {
                    login.add(Login.PASSWORD);
                }
            }
            return login;
        }
    }
}
