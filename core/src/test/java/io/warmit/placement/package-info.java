@NullMarked
package io.warmit.placement;

import org.jspecify.annotations.NullMarked;
