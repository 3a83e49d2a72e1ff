/** The daemon itself on a filled store, against the load servers. */
@NullMarked
package io.warmit.bench.scale;

import org.jspecify.annotations.NullMarked;
