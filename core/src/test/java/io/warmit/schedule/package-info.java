@NullMarked
package io.warmit.schedule;

import org.jspecify.annotations.NullMarked;
