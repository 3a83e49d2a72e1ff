/** Secrets: where they are read, how long they are known, and how the ones that warmit keeps itself are sealed. */
@NullMarked
package io.warmit.secret;

import org.jspecify.annotations.NullMarked;
