@NullMarked
package io.warmit.oauth;

import org.jspecify.annotations.NullMarked;
