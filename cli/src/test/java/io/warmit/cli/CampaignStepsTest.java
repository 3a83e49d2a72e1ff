package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign says where it is: "already" only when it is there, else what is true and the step that fits. */
class CampaignStepsTest {
    @TempDir
    private Path folder;

    private Fixture warmit;

    @BeforeEach
    void start() {
        warmit = Fixture.in(folder);
        warmit.run("campaign", "create", "spring");
    }

    @Test
    void a_draft_can_be_launched_and_nothing_else() {
        refused("is a draft", "warmit campaign launch spring", "campaign", "resume", "spring");
        refused("is a draft", "warmit campaign launch spring", "campaign", "pause", "spring");
    }

    @Test
    void a_paused_one_is_resumed_not_launched() {
        done("paused simulation", "campaign", "pause", "simulation");

        refused("is paused", "warmit campaign resume simulation", "campaign", "launch", "simulation");
        done("already paused: simulation", "campaign", "pause", "simulation");
        done("resumed simulation", "campaign", "resume", "simulation");
        done("already running: simulation", "campaign", "resume", "simulation");
        done("already launched: simulation", "campaign", "launch", "simulation");
    }

    @Test
    void a_stopped_one_does_not_begin_again() {
        done("stopped simulation", "campaign", "stop", "simulation", "--yes");

        refused("was stopped", "create", "campaign", "launch", "simulation");
        refused("was stopped", "create", "campaign", "pause", "simulation");
        refused("was stopped", "create", "campaign", "resume", "simulation");
        done("already stopped: simulation", "campaign", "stop", "simulation", "--yes");
    }

    @Test
    void another_end_of_a_pause_is_stored() {
        done("paused simulation", "campaign", "pause", "simulation", "--for", "1d");
        String first = warmit.run("campaign", "show", "simulation", "--fields", "paused_until", "-o", "csv")
                .out();

        done("paused simulation", "campaign", "pause", "simulation", "--for", "2d");

        assertThat(warmit.run("campaign", "show", "simulation", "--fields", "paused_until", "-o", "csv")
                        .out())
                .isNotEqualTo(first);
    }

    @Test
    void a_launch_at_a_time_waits_for_it() {
        warmit.run("campaign", "stop", "simulation", "--yes");

        done("not before 2026-03-20T07:00:00Z", "campaign", "launch", "spring", "--at", "2026-03-20T08:00:00+01:00");

        assertThat(warmit.run("campaign", "show", "spring").out())
                .contains("paused")
                .contains("2026-03-20");
        assertThat(warmit.run("campaign", "launch", "spring", "--at", "soon").code())
                .isEqualTo(64);
    }

    private void refused(String what, String fix, String... words) {
        Said said = warmit.run(words);
        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains("E3002", what, "why:", fix);
    }

    private void done(String what, String... words) {
        Said said = warmit.run(words);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains(what);
    }
}
