package io.warmit.cli;

import io.warmit.config.Environment;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;

/**
 * What surrounds a command: streams, environment, clock, and which streams are terminals.
 *
 * @param width columns of the terminal; 0 when stdout is none
 */
public record Shell(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Environment environment,
        InstantSource clock,
        boolean inTerminal,
        boolean outTerminal,
        boolean errTerminal,
        int width) {
    /** The same, with its stdout somewhere else. */
    Shell writing(PrintWriter elsewhere) {
        return new Shell(in, elsewhere, err, environment, clock, inTerminal, outTerminal, errTerminal, width);
    }
}
