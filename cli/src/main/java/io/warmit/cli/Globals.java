package io.warmit.cli;

import io.warmit.cli.output.Format;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command understands, before or after its name. */
final class Globals {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration file.")
    @Nullable
    String config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table, json, jsonl, csv, tsv or yaml.")
    @Nullable
    Format output;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "The same as -o json.")
    boolean json;

    @Option(
            names = "--fields",
            paramLabel = "A,B",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "Which fields, in which order.")
    List<String> fields = List.of();

    @Option(
            names = "--sort",
            paramLabel = "[-]FIELD",
            scope = ScopeType.INHERIT,
            description = "Sort by a field; with a minus downwards.")
    String sort = "";

    @Option(names = "--no-header", scope = ScopeType.INHERIT, description = "No heading row.")
    boolean noHeader;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Errors only.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more; repeat for still more.")
    boolean[] verbose = {};

    @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT, description = "auto, always or never.")
    String color = "auto";

    @Option(names = "--ascii", scope = ScopeType.INHERIT, description = "Plain ASCII symbols.")
    boolean ascii;

    @Option(names = "--wide", scope = ScopeType.INHERIT, description = "Drop and cut no column.")
    boolean wide;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Consent to what would be asked.")
    boolean yes;

    @Option(names = "--no-input", scope = ScopeType.INHERIT, description = "Never ask.")
    boolean noInput;

    @Option(
            names = {"-n", "--dry-run"},
            scope = ScopeType.INHERIT,
            description = "Only say what would be done.")
    boolean dryRun;

    @Option(
            names = "--tz",
            paramLabel = "ZONE",
            scope = ScopeType.INHERIT,
            description = "Zone in which times are shown.")
    @Nullable
    String zone;

    /** The zone of the configuration, once it was read. */
    @Nullable
    ZoneId configuredZone;

    boolean isVerbose() {
        return verbose.length > 0;
    }
}
