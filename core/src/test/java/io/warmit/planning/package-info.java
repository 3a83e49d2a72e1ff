@NullMarked
package io.warmit.planning;

import org.jspecify.annotations.NullMarked;
