package io.warmit.cli;

import io.warmit.cli.output.Format;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that every command understands, before or after its name.
 *
 * <p>They are told to picocli by calls: to read annotations, the JVM makes a class for each of them, which costs more than most commands do.
 */
final class Globals {
    @Nullable
    String config;

    @Nullable
    Format output;

    boolean json;

    List<String> fields = List.of();

    String sort = "";

    boolean noHeader;

    boolean quiet;

    boolean[] verbose = {};

    String color = "auto";

    boolean ascii;

    boolean wide;

    boolean yes;

    boolean noInput;

    boolean dryRun;

    @Nullable
    String zone;

    /** The zone of the configuration, once it was read. */
    @Nullable
    ZoneId configuredZone;

    boolean isVerbose() {
        return verbose.length > 0;
    }

    void declareIn(CommandSpec spec) {
        Options options = new Options(spec, true);
        options.value(
                String.class, () -> config, value -> config = value, "FILE", "Configuration file.", "-c", "--config");
        options.value(
                Format.class,
                () -> output,
                value -> output = value,
                "FORMAT",
                "table, json, jsonl, csv, tsv or yaml.",
                "-o",
                "--output");
        options.flag(() -> json, value -> json = value, "The same as -o json.", "--json");
        options.list(() -> fields, value -> fields = value, "A,B", "Which fields, in which order.", "--fields");
        options.value(
                String.class,
                () -> sort,
                value -> sort = value,
                "[-]FIELD",
                "Sort by a field; with a minus downwards.",
                "--sort");
        options.flag(() -> noHeader, value -> noHeader = value, "No heading row.", "--no-header");
        options.flag(() -> quiet, value -> quiet = value, "Errors only.", "-q", "--quiet");
        options.flags(() -> verbose, value -> verbose = value, "Say more; repeat for still more.", "-v", "--verbose");
        options.value(String.class, () -> color, value -> color = value, "WHEN", "auto, always or never.", "--color");
        options.flag(() -> ascii, value -> ascii = value, "Plain ASCII symbols.", "--ascii");
        options.flag(() -> wide, value -> wide = value, "Drop and cut no column.", "--wide");
        options.flag(() -> yes, value -> yes = value, "Consent to what would be asked.", "-y", "--yes");
        options.flag(() -> noInput, value -> noInput = value, "Never ask.", "--no-input");
        options.flag(() -> dryRun, value -> dryRun = value, "Only say what would be done.", "-n", "--dry-run");
        options.value(
                String.class, () -> zone, value -> zone = value, "ZONE", "Zone in which times are shown.", "--tz");
    }
}
