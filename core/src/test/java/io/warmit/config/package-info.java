@NullMarked
package io.warmit.config;

import org.jspecify.annotations.NullMarked;
