/** Windows, slots, rolling caps, pauses and named draws: when something happens. */
@NullMarked
package io.warmit.schedule;

import org.jspecify.annotations.NullMarked;
