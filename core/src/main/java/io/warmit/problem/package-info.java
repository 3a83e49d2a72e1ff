/** What went wrong, where, why, and what to do about it. */
@NullMarked
package io.warmit.problem;

import org.jspecify.annotations.NullMarked;
