package io.warmit.problem;

/**
 * A place in a text file.
 *
 * @param file the file as the operator named it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        int byLine = Integer.compare(line, other.line);
        return byFile != 0 ? byFile : byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
