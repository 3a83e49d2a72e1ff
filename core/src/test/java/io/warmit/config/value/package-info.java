@NullMarked
package io.warmit.config.value;

import org.jspecify.annotations.NullMarked;
