@NullMarked
package io.warmit.campaign;

import org.jspecify.annotations.NullMarked;
