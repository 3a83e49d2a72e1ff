@NullMarked
package io.warmit.grant;

import org.jspecify.annotations.NullMarked;
