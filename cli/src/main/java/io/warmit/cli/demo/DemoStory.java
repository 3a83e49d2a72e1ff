package io.warmit.cli.demo;

import io.warmit.simulation.Outcome;

/**
 * What happened in a demo.
 *
 * @param mostCopies the largest number of copies of one message, counted in the servers' folders
 */
record DemoStory(Outcome outcome, int mostCopies) {}
