package io.warmit.cli.output;

/** The form of a result. */
public enum Format {
    TABLE,
    JSON,
    JSONL,
    CSV,
    TSV,
    YAML;

    /** Whether problems are printed as JSON too. */
    public boolean isJson() {
        return this == JSON || this == JSONL;
    }
}
