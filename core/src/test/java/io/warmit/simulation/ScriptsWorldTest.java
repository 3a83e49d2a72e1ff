package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.content.Library;
import io.warmit.content.Script;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.ScriptStore.Fared;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of scripts while mail is sent. */
class ScriptsWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Journal journal = new Journal();
    private final Simulation simulation = new Simulation(Scenario.inMemory(4, PARIS, Defaults.CAMPAIGN), journal);

    @BeforeEach
    void cast() {
        for (int i = 0; i < 4; i++) {
            simulation.add(
                    Address.of("m" + i + "@d" + i + ".example"),
                    i == 0 ? ProviderModel.strict() : ProviderModel.accepting(),
                    Mode.ENGAGE,
                    PARIS);
        }
        simulation.launch();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void figures_of_scripts_are_those_of_the_messages_that_were_found() {
        simulation.runDays(10);

        List<Fared> fared = simulation.store().scripts().all();

        Outcome outcome = simulation.outcome(journal);
        assertThat(fared.stream().mapToInt(Fared::found).sum())
                .isEqualTo(outcome.total().confirmed())
                .isPositive();
        assertThat(fared.stream().mapToInt(Fared::spam).sum())
                .isEqualTo(outcome.total().placement("SPAM"))
                .isPositive();
    }

    @Test
    void from_the_next_plan_on_a_retired_script_is_not_chosen() {
        simulation.runDays(3);
        List<String> all = Library.load("en").scripts().stream().map(Script::id).toList();
        List<String> kept = all.subList(0, 5);
        all.stream()
                .filter(name -> !kept.contains(name))
                .forEach(name -> simulation
                        .store()
                        .scripts()
                        .retire(new Fared("en", name, 20, 4), simulation.clock().instant()));
        long before = newestThread();

        simulation.runDays(6);

        Set<String> chosen = simulation
                .store()
                .database()
                .read(sql -> sql.selectDistinct(THREAD.SCRIPT)
                        .from(THREAD)
                        .where(THREAD.ID.gt(before))
                        .fetchSet(THREAD.SCRIPT));
        assertThat(chosen).isNotEmpty().isSubsetOf(kept);
        assertThat(simulation.store().scripts().retired("de")).isEmpty();
    }

    @Test
    void mail_whose_script_was_taken_away_is_skipped_and_the_rest_goes_on() {
        simulation.runUntil(Simulation.START.plus(Duration.ofMinutes(90)));
        Message orphan = simulation
                .store()
                .due()
                .waiting(simulation.mailboxes().getFirst().id())
                .getFirst();
        simulation
                .store()
                .database()
                .write(sql -> sql.update(THREAD)
                        .set(THREAD.SCRIPT, "taken-away")
                        .where(THREAD.ID.eq(orphan.threadId()))
                        .execute());

        simulation.runDays(1);

        assertThat(simulation.store().messages().find(orphan.id()).orElseThrow().state())
                .isInstanceOf(MessageState.Skipped.class);
        assertThat(simulation.store().events().ofMessage(orphan.id()).getLast().detail())
                .contains("the script of its thread is no longer there");
        int left = simulation.store().database().read(sql -> sql.fetchCount(MESSAGE, MESSAGE.DOT_AT.isNotNull()));
        assertThat(left).isGreaterThan(5);
    }

    private long newestThread() {
        return simulation
                .store()
                .database()
                .read(sql -> sql.select(THREAD.ID)
                        .from(THREAD)
                        .orderBy(THREAD.ID.desc())
                        .limit(1)
                        .fetchSingle(THREAD.ID));
    }
}
