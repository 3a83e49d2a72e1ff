package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private final Draw draw = new Draw("seed".getBytes(StandardCharsets.UTF_8));

    @Test
    void it_is_the_top_53_bits_of_the_hmac() {
        // printf 'slot\x1fa@b.example\x1f3' | openssl dgst -sha256 -hmac seed
        assertThat(draw.unit("slot", "a@b.example", 3)).isEqualTo(0.8471134640649267);
    }

    @Test
    void it_depends_on_seed_purpose_and_keys_alone() {
        double first = draw.unit("slot", "a", 1);
        draw.unit("other", "b");

        assertThat(draw.unit("slot", "a", 1)).isEqualTo(first);
        assertThat(draw.unit("slot", "a", 2)).isNotEqualTo(first);
        assertThat(draw.unit("class", "a", 1)).isNotEqualTo(first);
        assertThat(draw.unit("slot", "a1")).as("keys do not run together").isNotEqualTo(first);
        assertThat(new Draw(new byte[] {1}).unit("slot", "a", 1)).isNotEqualTo(first);
    }

    @Test
    void draws_are_even() {
        double[] units = IntStream.range(0, 10_000)
                .mapToDouble(i -> draw.unit("even", i))
                .toArray();

        assertThat(DoubleStream.of(units).allMatch(u -> u >= 0 && u < 1)).isTrue();
        assertThat(DoubleStream.of(units).average().orElseThrow()).isBetween(0.49, 0.51);
        assertThat(DoubleStream.of(units).filter(u -> u < 0.1).count()).isBetween(920L, 1080L);
    }

    @Test
    void a_generator_gives_the_same_numbers_each_time() {
        assertThat(draw.generator("script", "t").ints(5).toArray())
                .isEqualTo(draw.generator("script", "t").ints(5).toArray());
    }
}
