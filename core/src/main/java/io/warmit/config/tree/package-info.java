/** A configuration as a tree whose leaves remember where they were written. */
@NullMarked
package io.warmit.config.tree;

import org.jspecify.annotations.NullMarked;
