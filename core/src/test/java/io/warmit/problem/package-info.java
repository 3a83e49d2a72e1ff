@NullMarked
package io.warmit.problem;

import org.jspecify.annotations.NullMarked;
