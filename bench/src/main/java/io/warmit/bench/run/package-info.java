/** Runs that compare: warmit and something else do the same in turn, and the ratio of their medians counts. */
@NullMarked
package io.warmit.bench.run;

import org.jspecify.annotations.NullMarked;
