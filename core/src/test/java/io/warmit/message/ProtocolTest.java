package io.warmit.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.ProtocolModel.Bounds;
import io.warmit.message.ProtocolModel.Explored;
import io.warmit.message.Transition.Standing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The protocol of a send, explored completely; and that each of its rules is needed. */
class ProtocolTest {
    private static final Bounds BOUNDS = new Bounds(3, 3, 2, 1, 2);

    @Test
    void however_workers_die_sleep_and_take_turns_no_message_leaves_twice_and_none_gets_stuck() {
        Explored explored = explore(new ProtocolRules());

        assertThat(explored.breach()).isEmpty();
        assertThat(explored.mostCopies()).isEqualTo(1);
        assertThat(explored.worlds()).isGreaterThan(10_000);
    }

    @Test
    void without_a_durable_intent_two_workers_send_the_same_message() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            boolean claimIsWritten() {
                return false;
            }

            @Override
            Optional<Standing> step(Transition step, Standing row, long known) {
                // With nothing written by the claim, the fence can only ask whether nobody has sent it yet.
                return step == Transition.FENCE
                        ? Optional.of(new Standing("DOT_PENDING", row.epoch()))
                        : super.step(step, row, known);
            }
        });
    }

    @Test
    void sending_again_what_was_not_found_sends_twice() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            boolean resendsWhatIsNotFound() {
                return true;
            }
        });
    }

    @Test
    void without_the_epoch_at_the_fence_a_sleeper_sends_beside_its_successor() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            Optional<Standing> step(Transition step, Standing row, long known) {
                return super.step(step, row, step == Transition.FENCE ? row.epoch() : known);
            }
        });
    }

    @Test
    void a_fence_that_a_loss_of_power_takes_back_sends_twice() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            boolean fenceIsDurable() {
                return false;
            }
        });
    }

    @Test
    void a_restore_without_a_recovery_epoch_sends_everything_again() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            boolean recoversAfterRestore() {
                return false;
            }
        });
    }

    @Test
    void a_lapsed_lease_that_reaches_past_the_fence_sends_twice() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            Optional<Standing> step(Transition step, Standing row, long known) {
                return super.step(step == Transition.LAPSE ? Transition.DEFER : step, row, known);
            }
        });
    }

    @Test
    void a_recovery_that_keeps_the_epochs_lets_a_worker_of_the_past_send_beside_a_new_one() {
        findsTwoCopies(new ProtocolRules() {
            @Override
            Optional<Standing> step(Transition step, Standing row, long known) {
                return super.step(step, row, known)
                        .map(after -> step == Transition.RECOVER ? new Standing(after.state(), row.epoch()) : after);
            }
        });
    }

    private static void findsTwoCopies(ProtocolRules mutation) {
        Explored explored = explore(mutation);

        assertThat(explored.mostCopies()).isEqualTo(2);
        assertThat(explored.breach()).isPresent();
    }

    private static Explored explore(ProtocolRules rules) {
        return new ProtocolModel(rules, BOUNDS).explore();
    }
}
