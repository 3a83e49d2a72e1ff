package io.warmit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
    @ParameterizedTest
    @CsvSource({
        "anna@gmail.com, imap.gmail.com, smtp.gmail.com, gmail, MEASURE",
        "anna@googlemail.com, imap.googlemail.com, smtp.googlemail.com, gmail, MEASURE",
        "anna@alder.example, imap.gmail.com, smtp.gmail.com, workspace, ENGAGE",
        "anna@alder.example, IMAP.GMAIL.COM, smtp-relay.gmail.com, workspace, ENGAGE",
        "anna@alder.example, mail.alder.example, smtp-relay.gmail.com, workspace, ENGAGE",
        "ben@outlook.com, outlook.office365.com, smtp-mail.outlook.com, microsoft, MEASURE",
        "ben@hotmail.com, outlook.office365.com, smtp.office365.com, microsoft, MEASURE",
        "ben@hotmail.co.uk, outlook.office365.com, smtp.office365.com, microsoft, MEASURE",
        "ben@live.com, outlook.office365.com, smtp.office365.com, microsoft, MEASURE",
        "ben@birch.example, imap-mail.outlook.com, smtp-mail.outlook.com, microsoft, MEASURE",
        "ben@birch.example, outlook.office365.com, smtp.office365.com, microsoft365, ENGAGE",
        "cleo@yahoo.com, imap.mail.yahoo.com, smtp.mail.yahoo.com, yahoo, MEASURE",
        "cleo@yahoo.co.in, imap.mail.yahoo.com, smtp.mail.yahoo.com, yahoo, MEASURE",
        "cleo@aol.com, imap.aol.com, smtp.aol.com, yahoo, MEASURE",
        "cleo@cedar.example, imap.mail.yahoo.com, smtp.mail.yahoo.com, yahoo, MEASURE",
        "dora@icloud.com, imap.mail.me.com, smtp.mail.me.com, icloud, MEASURE",
        "emil@web.de, imap.web.de, smtp.web.de, gmx, MEASURE",
        "fay@fir.example, imap.fir.example, smtp.fir.example, own, ENGAGE",
        "fay@gmail.com.fir.example, imap.fir.example, smtp.fir.example, own, ENGAGE",
        "fay@fir.example, imap.gmail.com.fir.example, smtp.fir.example, own, ENGAGE",
        "fay@notgmail.com, mail.notgmail.com, mail.notgmail.com, own, ENGAGE",
    })
    void the_class_follows_from_address_and_servers(
            String address, String imap, String smtp, String provider, Mode mode) {
        String found = Providers.of(Address.of(address), server(imap, 993), server(smtp, 465));

        assertThat(found).isEqualTo(provider);
        assertThat(Providers.defaultMode(found)).isEqualTo(mode);
    }

    @Test
    void a_class_that_the_operator_invented_is_engaged() {
        assertThat(Providers.defaultMode("alpha")).isEqualTo(Mode.ENGAGE);
    }

    private static Endpoint server(String host, int port) {
        return new Endpoint(host, port, Security.TLS);
    }
}
