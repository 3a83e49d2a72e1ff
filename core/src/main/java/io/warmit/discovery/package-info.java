/** Finding the servers of an address: from our list, from what its domain announces, and last by guessing. */
@NullMarked
package io.warmit.discovery;

import org.jspecify.annotations.NullMarked;
