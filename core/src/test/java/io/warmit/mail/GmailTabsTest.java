package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Token;
import io.warmit.placement.Tab;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import io.warmit.transport.Sighting;
import jakarta.mail.Flags;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gmail's category tabs, asked for our own mail in the inbox and nothing else. */
class GmailTabsTest {
    private static final Token ONE = new Token("aaaaaaaaaaaaaaaa");
    private static final Token TWO = new Token("bbbbbbbbbbbbbbbb");
    private static final Token THREE = new Token("cccccccccccccccc");
    private static final Instant SINCE = HouseOfMail.SENT.minusSeconds(86_400);

    private HouseOfMail house;

    @BeforeEach
    void deliver() {
        house = new HouseOfMail("Junk");
        house.lay("INBOX", HouseOfMail.foreign(1), new Flags());
        house.deliver("INBOX", ONE);
        house.lay("INBOX", HouseOfMail.foreign(2), new Flags());
        house.deliver("INBOX", TWO);
        house.deliver("Junk", THREE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void each_category_is_asked_for_our_own_uids_and_what_none_claims_is_in_the_inbox() throws IOException {
        try (GmailDoor gmail = new GmailDoor(
                house.port(),
                search -> (search.contains("promotions") ? "* SEARCH 4 3\r\n" : "* SEARCH\r\n") + "TAG OK done\r\n")) {
            Map<Token, Tab> tabs = tabs(gmail.port());

            assertThat(tabs).containsEntry(ONE, Tab.PRIMARY);
            assertThat(tabs).containsEntry(TWO, new Tab.Category("promotions"));
            assertThat(tabs).containsEntry(THREE, Tab.PRIMARY);
            assertThat(gmail.asked())
                    .containsExactly(
                            "UID SEARCH UID 2,4 X-GM-RAW \"category:promotions\"",
                            "UID SEARCH UID 2,4 X-GM-RAW \"category:social\"",
                            "UID SEARCH UID 2,4 X-GM-RAW \"category:updates\"",
                            "UID SEARCH UID 2,4 X-GM-RAW \"category:forums\"");
        }
    }

    @Test
    void without_an_answer_the_tab_is_unknown_and_the_look_is_complete_all_the_same() throws IOException {
        for (UnaryOperator<String> answer : List.<UnaryOperator<String>>of(
                search -> "TAG BAD Could not parse command\r\n",
                search ->
                        search.contains("forums") ? "TAG NO [UNAVAILABLE] later\r\n" : "* SEARCH\r\nTAG OK done\r\n")) {
            try (GmailDoor gmail = new GmailDoor(house.port(), answer)) {
                assertThat(tabs(gmail.port())).containsEntry(ONE, Tab.UNKNOWN).containsEntry(TWO, Tab.UNKNOWN);
            }
        }
    }

    @Test
    void a_server_without_the_extensions_is_not_asked() {
        assertThat(tabs(house.port())).containsEntry(ONE, Tab.PRIMARY).containsEntry(TWO, Tab.PRIMARY);
    }

    private static Map<Token, Tab> tabs(int port) {
        try (ImapInbox inbox = HouseOfMail.inbox(port)) {
            Look look = inbox.look(List.of(), SINCE, Reach.USUAL);
            assertThat(look.complete()).isTrue();
            return look.sightings().stream().collect(Collectors.toMap(Sighting::token, Sighting::tab));
        }
    }
}
