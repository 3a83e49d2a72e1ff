/** The warm-up of a pool: ramp, pace, capacity and manners. */
@NullMarked
package io.warmit.campaign;

import org.jspecify.annotations.NullMarked;
