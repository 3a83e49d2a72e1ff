package io.warmit.config.bind;

import java.util.Optional;

/** Keys that this version does not have and a later one will. */
@FunctionalInterface
public interface Later {
    /**
     * What the key is for, if a later version has it.
     *
     * @param pattern the path, with a star for each name and number
     */
    Optional<String> purpose(String pattern);
}
