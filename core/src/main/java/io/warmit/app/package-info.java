/** Builds everything in one place and closes it in reverse. */
@NullMarked
package io.warmit.app;

import org.jspecify.annotations.NullMarked;
