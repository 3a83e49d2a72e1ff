package io.warmit.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.placement.Transit.Wait;
import io.warmit.placement.VerdictHeaders.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedHeadersTest {
    private static Transit read(String... lines) {
        return VerdictHeaders.read(Stream.of(lines)
                        .map(line -> new Header("Received", line))
                        .toList())
                .transit();
    }

    @Test
    void the_topmost_line_tells_when_the_receiver_took_it_in_and_the_hop_before_how_it_was_protected() {
        Transit transit = read(
                "from mx.birch.example by store.birch.example with LMTP id a1; Mon, 2 Mar 2026 10:00:42 +0100 (CET)",
                "from mail.alder.example (mail.alder.example [192.0.2.7])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby mx.birch.example (Postfix) with ESMTPS id b2;\r\n\tMon,  2 Mar 2026 10:00:41 +0100 (CET)",
                "from [10.0.0.5] by mail.alder.example (Postfix) with ESMTPSA id c3; Mon, 2 Mar 2026 09:00:01 +0000 (UTC)");

        assertThat(transit)
                .isEqualTo(new Transit(
                        Optional.of(Instant.parse("2026-03-02T09:00:42Z")),
                        Optional.of("TLSv1.3"),
                        3,
                        Optional.of(new Wait("mx.birch.example", Duration.ofSeconds(40)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from a by mx.google.com with ESMTPS id x (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128) | TLSv1.3",
                "from A by B with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20 | TLSv1.2",
                "from a by b with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) | TLSv1.3",
                "from a by b with esmtps (TLSv1:ECDHE-RSA-AES256-SHA:256) | TLSv1.0",
                "from a by b with ESMTPS id 7 | TLS",
                "from a by b with UTF8SMTPSA id 7 | TLS",
                "from a by b with ESMTP id 7 |",
                "from tls1.example by b with SMTP id TLSv9 |"
            })
    void each_server_has_its_way_to_say_that_a_hop_was_protected(String line, String tls) {
        assertThat(read(line + "; Mon, 2 Mar 2026 10:00:42 +0100").tls()).isEqualTo(Optional.ofNullable(tls));
    }

    @Test
    void lines_without_a_readable_date_are_counted_and_tell_no_time() {
        assertThat(read("from a by b with ESMTP; yesterday", "nonsense"))
                .isEqualTo(new Transit(Optional.empty(), Optional.empty(), 2, Optional.empty()));
        assertThat(read()).isEqualTo(Transit.UNKNOWN);
    }

    @Test
    void clocks_that_go_backwards_from_hop_to_hop_are_no_wait() {
        assertThat(read(
                                "from b by c with ESMTP; Mon, 2 Mar 2026 09:59:00 +0000",
                                "from a by b with ESMTP; Mon, 2 Mar 2026 10:00:00 +0000")
                        .slowest())
                .isEmpty();
    }
}
