package planted.stray;

/** A planted breach: a package that the table does not know. */
public record HasNoRow() {}
