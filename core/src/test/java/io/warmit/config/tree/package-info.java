@NullMarked
package io.warmit.config.tree;

import org.jspecify.annotations.NullMarked;
