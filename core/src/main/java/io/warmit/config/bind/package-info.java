/** From a tree to records and back: one record component is the only declaration of a setting. */
@NullMarked
package io.warmit.config.bind;

import org.jspecify.annotations.NullMarked;
