/** The visit: one wake-up of one mailbox, which plans, looks, acts and sends what is due there. */
@NullMarked
package io.warmit.engine;

import org.jspecify.annotations.NullMarked;
