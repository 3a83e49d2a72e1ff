package io.warmit.planning;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Address;
import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.message.InstanceKey;
import io.warmit.message.Message.Acts;
import io.warmit.message.MessageState;
import io.warmit.message.Proof;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTest {
    private static final InstanceKey KEY = new InstanceKey(new byte[32]);
    private static final Address ANNA = Address.of("anna@a.example");
    private static final Address BEN = Address.of("ben@b.example");
    private static final String OURS = Identity.ownHeader(KEY, Mail.TOKEN, ANNA, BEN);
    private static final String WRITTEN = "abcdefghijklmnop.1@a.example";

    private final Proof proof = proof(new MessageState.Accepted(Mail.ACCEPTED)).orElseThrow();

    @Test
    void our_header_with_its_mac_is_proof_whatever_became_of_the_message_id() {
        assertThat(proof.fits(copy(OURS, "<new@provider.example>"))).isTrue();
        assertThat(proof.fits(copy(OURS.toUpperCase(java.util.Locale.ROOT), "<new@provider.example>")))
                .isTrue();
    }

    @Test
    void a_token_with_a_wrong_mac_is_never_ours_even_with_the_right_message_id() {
        assertThat(proof.fits(copy(Mail.TOKEN + " aaaaaaaaaaaaaaaa", WRITTEN))).isFalse();
        assertThat(proof.fits(copy(Mail.TOKEN.toString(), WRITTEN))).isFalse();
        assertThat(proof.fits(copy("", WRITTEN))).isFalse();
    }

    @Test
    void a_mac_is_good_for_one_sender_and_one_receiver_of_one_instance() {
        InstanceKey other = new InstanceKey("another instance has another key".getBytes(US_ASCII));

        assertThat(proof.fits(copy(Identity.ownHeader(KEY, Mail.TOKEN, BEN, ANNA), WRITTEN)))
                .isFalse();
        assertThat(proof.fits(copy(Identity.ownHeader(other, Mail.TOKEN, ANNA, BEN), WRITTEN)))
                .isFalse();
    }

    @Test
    void of_two_headers_of_ours_both_must_be_right() {
        Carriers doubled = new Carriers(List.of(OURS, Mail.TOKEN + " aaaaaaaaaaaaaaaa"), List.of(WRITTEN));

        assertThat(proof.fits(doubled)).isFalse();
    }

    @Test
    void without_our_header_only_the_very_message_id_that_we_wrote_is_proof() {
        assertThat(proof.fits(stripped(WRITTEN))).isTrue();
        assertThat(proof.fits(stripped("<new@outlook.example>", WRITTEN)))
                .as("kept in X-Microsoft-Original-Message-ID")
                .isTrue();
        assertThat(proof.fits(stripped("abcdefghijklmnop.2@a.example")))
                .as("the token alone")
                .isFalse();
        assertThat(proof.fits(stripped())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unsent")
    void nothing_is_a_copy_of_a_message_whose_dot_was_not_written(MessageState state) {
        assertThat(proof(state)).isEmpty();
    }

    static List<MessageState> unsent() {
        return List.of(
                new MessageState.Planned(),
                new MessageState.Claimed(Mail.ACCEPTED),
                new MessageState.Retry(),
                new MessageState.Failed(Mail.ACCEPTED),
                new MessageState.Skipped(Mail.ACCEPTED),
                new MessageState.Quarantined(Mail.ACCEPTED));
    }

    @Test
    void a_copy_claims_a_token_by_our_header_or_else_by_an_id() {
        assertThat(copy(OURS, "<x@y>").token()).contains(Mail.TOKEN);
        assertThat(stripped("<new@outlook.example>", "<abcdefghijklmnop.1234567890123@a.example>")
                        .token())
                .contains(Mail.TOKEN);
        assertThat(copy("nonsense", "<abcdefghijklmnop.1234567890123@a.example>")
                        .token())
                .isEmpty();
    }

    private static Optional<Proof> proof(MessageState state) {
        return Proof.of(KEY, Mail.opener(state, Mail.ENGAGED, Optional.empty(), 0, Acts.NONE), ANNA, BEN);
    }

    private static Carriers copy(String own, String id) {
        return new Carriers(List.of(own), List.of(id));
    }

    private static Carriers stripped(String... ids) {
        return new Carriers(List.of(), List.of(ids));
    }
}
