/** Benchmarks; they are not shipped. */
@NullMarked
package io.warmit.bench;

import org.jspecify.annotations.NullMarked;
