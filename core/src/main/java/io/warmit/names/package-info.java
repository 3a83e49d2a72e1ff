/** Questions to DNS and what comes of them, and whose a name is. */
@NullMarked
package io.warmit.names;

import org.jspecify.annotations.NullMarked;
