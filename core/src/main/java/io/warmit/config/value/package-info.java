/** The kinds of value that can be set, how each is written, and what is said about one that is written wrongly. */
@NullMarked
package io.warmit.config.value;

import org.jspecify.annotations.NullMarked;
