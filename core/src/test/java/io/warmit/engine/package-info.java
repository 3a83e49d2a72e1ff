@NullMarked
package io.warmit.engine;

import org.jspecify.annotations.NullMarked;
