package io.warmit.bench.run;

import io.warmit.message.Proof;
import io.warmit.message.Token;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;

/** A message of ours as its receiver's server has filed it. */
final class LookMail {
    private static final Token TOKEN = new Token("aaaaaaaaaaaaaaaa");
    private static final String MAC = "bbbbbbbbbbbbbbbb";
    private static final String ID = "<" + TOKEN + ".1772442000000@loopback.test>";

    static final Proof PROOF = new Proof(TOKEN, MAC, Optional.of(ID));

    private static final int FILING = 4;
    private static final byte[] OCTETS = text().getBytes(StandardCharsets.US_ASCII);

    private LookMail() {}

    private static String text() {
        String head = """
                Return-Path: <a@loopback.test>
                Delivered-To: b@loopback.test
                Received: from mx.loopback.test (mx.loopback.test [127.0.0.1])
                \tby store.loopback.test with ESMTPS id 4ABCD0; Mon, 02 Mar 2026 09:00:02 +0000
                Authentication-Results: mx.loopback.test; spf=pass smtp.mailfrom=loopback.test;
                \tdkim=pass header.d=loopback.test header.s=spring; dmarc=pass
                DKIM-Signature: v=1; a=rsa-sha256; d=loopback.test; s=spring; h=from:to:subject;
                \tbh=MDEyMzQ1Njc4OWFiY2RlZg==; b=MDEyMzQ1Njc4OWFiY2RlZg==
                X-Spam-Status: No, score=-1.9
                From: Ana Ames <a@loopback.test>
                To: Ben Bond <b@loopback.test>
                Subject: The drawings for Tuesday
                Date: Mon, 02 Mar 2026 09:00:00 +0000
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                """;
        String body = IntStream.range(0, 16)
                .mapToObj(line -> "We could meet on Tuesday, and look at the new drawings together.\n")
                .collect(Collectors.joining());
        return (head + "Message-ID: " + ID + "\nX-Warmit-Id: " + TOKEN + " " + MAC + "\n\n" + body)
                .replace("\n", "\r\n");
    }

    /** Files one more of them into the inbox of each of so many mailboxes. */
    static void file(ImapDoorway door, String group, int mailboxes) throws Exception {
        SSLSocketFactory trust = door.trust().sockets();
        Crowd.each(FILING, mailboxes, number -> {
            try (PlainImap imap = new PlainImap(door, trust)) {
                imap.login(user(group, number));
                imap.append(OCTETS);
                imap.say("LOGOUT");
            }
        });
    }

    /** The address of a mailbox of a group. */
    static String user(String group, int number) {
        return group + number + "@loopback.test";
    }
}
