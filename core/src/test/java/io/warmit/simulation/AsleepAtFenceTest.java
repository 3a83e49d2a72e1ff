package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Launch;
import io.warmit.engine.Parts;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.store.Commits;
import io.warmit.store.StoreKind;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsleepAtFenceTest implements Commits {
    private final FaultWorld world = new FaultWorld(5, new SplittableRandom(5), StoreKind.SQLITE.fresh(), this);
    private int minutes;
    private int fences;
    private int doubted;

    @AfterEach
    void close() {
        world.store.close();
    }

    @Override
    public void before() {}

    /** The machine sleeps once the fence is on disk, before the worker hears of it. */
    @Override
    public void after() {
        boolean fenced = minutes > 0
                && world.store
                        .database()
                        .read(sql -> sql.fetchExists(
                                MESSAGE,
                                MESSAGE.STATE.eq("DOT_PENDING"),
                                MESSAGE.DOT_AT.eq(world.clock.instant().toEpochMilli())));
        if (fenced) {
            fences++;
            world.clock.advance(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void who_sleeps_for_21_minutes_at_the_fence_writes_no_dot() {
        live(21);

        assertThat(fences).isPositive();
        assertThat(world.mail.accepted()).isZero();
        assertThat(doubted).isEqualTo(fences);
    }

    @Test
    void a_slow_commit_does_not_keep_mail_from_leaving() {
        live(3);

        assertThat(fences).isPositive();
        assertThat(world.mail.accepted()).isEqualTo(fences);
        assertThat(doubted).isZero();
    }

    private void live(int asleep) {
        new Launch(world.store, world.timeline).of(world.campaign, Simulation.START);
        minutes = asleep;
        Engine worker = new Engine(
                new Parts(
                        world.store,
                        world.mail,
                        new Composer(),
                        world.key,
                        world.draw,
                        world.clock,
                        EngineSettings.defaults("sleepy"),
                        new EngineListener() {
                            @Override
                            public void inDoubt(Message message, Mailbox from, String why) {
                                assertThat(why).startsWith("more than 20 minutes passed");
                                doubted++;
                            }
                        },
                        Hindrance.NONE,
                        () -> false),
                world.timeline);
        world.timeline.runUntil(Simulation.START.plus(Duration.ofDays(1)), worker);
    }
}
