@NullMarked
package io.warmit.message;

import org.jspecify.annotations.NullMarked;
