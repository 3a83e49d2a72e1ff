/** Decisions: what a day brings, who writes to whom, what a sighting means, and whether a message may leave now. */
@NullMarked
package io.warmit.planning;

import org.jspecify.annotations.NullMarked;
