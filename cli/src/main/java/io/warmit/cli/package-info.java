/** The command line {@code warmit}: parse, one call into the core, print. */
@NullMarked
package io.warmit.cli;

import org.jspecify.annotations.NullMarked;
