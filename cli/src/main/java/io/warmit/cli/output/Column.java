package io.warmit.cli.output;

/**
 * A column of a table.
 *
 * @param heading capital letters
 * @param field the field it shows; dots lead into inner ones
 * @param right numbers stand to the right
 * @param rank columns with a higher rank are dropped first when the terminal is narrow; 0 is never dropped
 */
public record Column(String heading, String field, boolean right, int rank) {
    public static Column word(String heading, String field, int rank) {
        return new Column(heading, field, false, rank);
    }

    public static Column number(String heading, String field, int rank) {
        return new Column(heading, field, true, rank);
    }
}
