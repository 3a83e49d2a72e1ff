/** The program {@code warmitd}, which warms up until it is told to stop. */
@NullMarked
package io.warmit.daemon;

import org.jspecify.annotations.NullMarked;
