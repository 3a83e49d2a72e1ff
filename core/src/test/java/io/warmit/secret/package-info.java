@NullMarked
package io.warmit.secret;

import org.jspecify.annotations.NullMarked;
