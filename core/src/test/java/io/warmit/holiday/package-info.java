@NullMarked
package io.warmit.holiday;

import org.jspecify.annotations.NullMarked;
