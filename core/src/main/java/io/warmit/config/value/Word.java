package io.warmit.config.value;

/** A choice whose word is not simply its name in lower case. */
public interface Word {
    String word();
}
