/** A mail world in memory and a clock that is moved by hand: the real engine lives through weeks in seconds. */
@NullMarked
package io.warmit.simulation;

import org.jspecify.annotations.NullMarked;
