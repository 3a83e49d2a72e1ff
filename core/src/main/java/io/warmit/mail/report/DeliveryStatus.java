package io.warmit.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine-readable part of a delivery status notification (RFC 3464, 2; RFC 6533 for other alphabets). Words for people are not looked at, whatever their language.
 *
 * @param message fields about the message as a whole
 */
record DeliveryStatus(Fields message, List<Recipient> recipients) {
    private static final List<String> OF_RECIPIENT =
            List.of("final-recipient", "original-recipient", "action", "status", "diagnostic-code");
    private static final Pattern STATUS =
            Pattern.compile("^\\s*([245])\\s*\\.\\s*(\\d{1,3})\\s*\\.\\s*(\\d{1,3})\\b.*");

    DeliveryStatus {
        recipients = List.copyOf(recipients);
    }

    /** What the server did, or will do no more (RFC 3464, 2.3.3). */
    enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED;

        static Optional<Action> of(String value) {
            String word = value.strip().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
            for (Action action : values()) {
                if (action.name().equals(word)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What became of one recipient's copy.
     *
     * @param addresses final and original, as far as they are given, in lower case
     * @param status for example {@code 5.1.1}; empty where there is none of this form
     * @param diagnostic the words of the server that answered, or empty
     */
    record Recipient(List<String> addresses, Optional<Action> action, Optional<String> status, String diagnostic) {
        Recipient {
            addresses = List.copyOf(addresses);
        }

        /** Refused for good: what a server only put off, and was given up in the end, is not. */
        boolean refused() {
            boolean permanent = status.map(code -> code.startsWith("5.")).orElse(answer() == '5');
            return failed() && permanent && !putOff();
        }

        /** Given up after the receiving server put it off again and again. */
        boolean expired() {
            return failed() && putOff();
        }

        boolean failed() {
            return action.filter(Action.FAILED::equals).isPresent();
        }

        /** The code "delivery time expired" (RFC 3463, 3.5) says so in either class: some write it as 5.4.7. */
        private boolean putOff() {
            return answer() == '4'
                    || status.filter(code -> code.startsWith("4.") || code.endsWith(".4.7"))
                            .isPresent();
        }

        /** The first digit of the SMTP answer that is quoted, as in {@code smtp; 550 5.1.1 no such user}; a blank if none is. */
        private char answer() {
            String said = diagnostic.substring(diagnostic.indexOf(';') + 1).strip();
            boolean code = said.length() >= 3
                    && said.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
                    && (said.length() == 3 || !Character.isLetterOrDigit(said.charAt(3)));
            return code ? said.charAt(0) : ' ';
        }
    }

    static DeliveryStatus of(String text) {
        List<Fields.Field> message = new ArrayList<>();
        List<Recipient> recipients = new ArrayList<>();
        for (Fields group : Fields.groups(text)) {
            List<Fields.Field> one = new ArrayList<>();
            for (Fields.Field field : group.fields()) {
                if (!OF_RECIPIENT.contains(field.name())) {
                    message.add(field);
                    continue;
                }
                // Some write several recipients without an empty line between them.
                if (one.stream().anyMatch(known -> known.name().equals(field.name()))
                        && field.name().endsWith("-recipient")) {
                    recipients.add(recipient(new Fields(one)));
                    one.clear();
                }
                one.add(field);
            }
            if (!one.isEmpty()) {
                recipients.add(recipient(new Fields(one)));
            }
        }
        return new DeliveryStatus(new Fields(message), recipients);
    }

    private static Recipient recipient(Fields fields) {
        List<String> addresses = new ArrayList<>();
        for (String name : List.of("original-recipient", "final-recipient")) {
            fields.all(name).stream().map(DeliveryStatus::address).forEach(addresses::add);
        }
        return new Recipient(
                addresses,
                fields.first("action").flatMap(Action::of),
                fields.first("status").flatMap(DeliveryStatus::status),
                fields.first("diagnostic-code").orElse(""));
    }

    private static Optional<String> status(String value) {
        Matcher form = STATUS.matcher(value);
        return form.matches()
                ? Optional.of(form.group(1) + "." + form.group(2) + "." + form.group(3))
                : Optional.empty();
    }

    /** {@code rfc822; Ben <ben@birch.example>} means the address alone. */
    private static String address(String value) {
        String bare = value.substring(value.indexOf(';') + 1).strip();
        int open = bare.lastIndexOf('<');
        int close = bare.indexOf('>', open + 1);
        return (open >= 0 && close > open ? bare.substring(open + 1, close) : bare)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
