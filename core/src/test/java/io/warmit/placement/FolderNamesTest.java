package io.warmit.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {
    /** One by one as the providers of many languages name it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "spam",
                "junk email",
                "junk e-mail",
                "bulk",
                "bulk mail",
                "courrier indésirable",
                "pourriel",
                "correo no deseado",
                "no deseado",
                "posta indesiderata",
                "junk-e-mail",
                "spamverdacht",
                "ongewenste e-mail",
                "lixo eletrônico",
                "lixo eletrónico",
                "skräppost",
                "søppelpost",
                "uønsket mail",
                "roskaposti",
                "spamowanie",
                "wiadomości-śmieci",
                "nevyžádaná pošta",
                "nevyžiadaná pošta",
                "levélszemét",
                "istenmeyen",
                "istenmeyen e-posta",
                "thư rác",
                "สแปม",
                "спам",
                "нежелательная почта",
                "небажана пошта",
                "ανεπιθύμητη αλληλογραφία",
                "דואר זבל",
                "الرسائل العشوائية",
                "هرزنامه",
                "垃圾邮件",
                "垃圾郵件",
                "垃圾電郵",
                "迷惑メール",
                "스팸",
                "정크 메일"
            })
    void a_junk_folder_is_known_by_its_name_in_any_case_and_composition(String name) {
        String shouted = name.toUpperCase(Locale.ROOT);
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);

        assertThat(FolderNames.byName(name)).isEqualTo(FolderRole.JUNK);
        assertThat(FolderNames.byName(decomposed)).isEqualTo(FolderRole.JUNK);
        if (shouted.toLowerCase(Locale.ROOT).equals(name)) {
            assertThat(FolderNames.byName(shouted)).isEqualTo(FolderRole.JUNK);
        }
    }

    @Test
    void what_the_server_says_of_a_folders_use_is_read_in_any_case() {
        assertThat(FolderNames.byAttribute("\\Junk")).contains(FolderRole.JUNK);
        assertThat(FolderNames.byAttribute("\\All")).contains(FolderRole.ARCHIVE);
        assertThat(FolderNames.byAttribute("\\Archive")).contains(FolderRole.ARCHIVE);
        assertThat(FolderNames.byAttribute("\\TRASH")).contains(FolderRole.TRASH);
        assertThat(FolderNames.byAttribute("\\Sent")).contains(FolderRole.SENT);
        assertThat(FolderNames.byAttribute("\\HasNoChildren")).isEmpty();
    }

    @Test
    void the_inbox_is_the_inbox_and_an_ordinary_name_says_nothing() {
        assertThat(FolderNames.byName("INBOX")).isEqualTo(FolderRole.INBOX);
        assertThat(FolderNames.byName("Deleted Items")).isEqualTo(FolderRole.TRASH);
        assertThat(FolderNames.byName("Gesendete Elemente")).isEqualTo(FolderRole.SENT);
        assertThat(FolderNames.byName("All Mail")).isEqualTo(FolderRole.ARCHIVE);
        assertThat(List.of("Projects", "Spam reports", "junkyard", ""))
                .allSatisfy(name -> assertThat(FolderNames.byName(name)).isEqualTo(FolderRole.OTHER));
    }
}
