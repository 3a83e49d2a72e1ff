package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void the_work_is_done_while_this_thread_goes_on() {
        CountDownLatch gone = new CountDownLatch(1);

        Beside<Thread> beside = Beside.begin(() -> {
            awaited(gone);
            return Thread.currentThread();
        });
        gone.countDown();

        assertThat(beside.result()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void what_the_work_throws_is_thrown_to_who_wants_its_result() {
        UserError refused = new UserError(Problem.of(Code.E1103, "tls.ca_file cannot be used")
                .because("there is no certificate in it")
                .fixedBy("name another file"));

        Beside<String> beside = Beside.begin(() -> {
            throw refused;
        });

        assertThatThrownBy(beside::result).isSameAs(refused);
    }

    @Test
    void an_interrupt_is_kept_for_later() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Beside<String> beside = Beside.begin(() -> {
            awaited(interrupted);
            return "done";
        });

        Thread.currentThread().interrupt();
        Thread.ofVirtual().start(interrupted::countDown);

        assertThat(beside.result()).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
