/** Counts of what happened, and the equation that they must satisfy. */
@NullMarked
package io.warmit.stats;

import org.jspecify.annotations.NullMarked;
