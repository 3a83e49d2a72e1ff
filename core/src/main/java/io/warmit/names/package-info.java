/** Questions to DNS and what comes of them. */
@NullMarked
package io.warmit.names;

import org.jspecify.annotations.NullMarked;
