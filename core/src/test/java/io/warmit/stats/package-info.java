@NullMarked
package io.warmit.stats;

import org.jspecify.annotations.NullMarked;
