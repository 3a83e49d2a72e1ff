/** A message, its identity, its states and the transitions between them. */
@NullMarked
package io.warmit.message;

import org.jspecify.annotations.NullMarked;
