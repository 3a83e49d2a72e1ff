package io.warmit.config.section;

import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.holiday.PublicHolidays;
import io.warmit.mailbox.Languages;
import java.util.List;
import java.util.Optional;

/** What a mailbox is given that says nothing else. */
public record MailboxDefaults(
        @Doc(value = "Pool of a new mailbox.", byDefault = "default")
        String pool,

        @Doc(
                value = "All mail that warmit sends from a mailbox in any 24 hours.",
                byDefault = "40",
                least = "1",
                most = "2000")
        int dailyMax,

        @Doc(
                value = "New conversations a mailbox receives in one of its days.",
                byDefault = "40",
                least = "1",
                most = "2000")
        int receiveMax,

        @Doc(value = "Language of a mailbox's conversations, in two letters.", byDefault = "en")
        String language,

        @Doc("Whose public holidays a mailbox keeps: two letters, DE, or a part of a country, DE-BY.")
        Optional<String> country,

        @Doc("Folders named by hand, where what the server says of them, or what their names suggest, is wrong.")
        FolderSettings folders)
        implements Checked {

    @Override
    public void check(Findings findings) {
        checkDailyMax(findings, dailyMax);
        checkLanguage(findings, language);
        country.ifPresent(code -> checkCountry(findings, code));
    }

    static void checkDailyMax(Findings findings, int dailyMax) {
        if (dailyMax > 50) {
            findings.warn(
                    "daily_max",
                    "daily_max " + dailyMax + " is above 50, more than a mailbox that is warming up should send",
                    "write 50 or less");
        }
    }

    static void checkCountry(Findings findings, String code) {
        if (PublicHolidays.knows(code)) {
            return;
        }
        List<String> parts = PublicHolidays.parts(code);
        if (parts.isEmpty()) {
            // No guess at what was meant: with two letters every other code is one letter away.
            findings.bad(
                    "country",
                    "country \"" + code + "\" has no calendar of public holidays",
                    "write its two letters of ISO 3166-1, for example DE or GB, or a part of it, DE-BY");
        } else {
            String whole = parts.getFirst().substring(0, 2);
            findings.bad(
                    "country",
                    "country \"" + code + "\" names a part that " + whole + " does not have",
                    "write " + whole + ", or one of " + String.join(", ", parts));
        }
    }

    static void checkLanguage(Findings findings, String language) {
        checkLanguage(findings, "language", language);
    }

    static void checkLanguage(Findings findings, String key, String language) {
        String fix = "write " + String.join(" or ", Languages.ALL);
        if (!language.matches("[a-z]{2}")) {
            findings.bad(key, "language \"" + language + "\" is not a language in two letters", fix);
        } else if (!Languages.ALL.contains(language)) {
            findings.bad(
                    key,
                    "language \"" + language + "\" has no conversations yet; there are some in "
                            + String.join(", ", Languages.ALL),
                    fix);
        }
    }
}
