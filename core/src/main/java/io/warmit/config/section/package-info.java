/** The settings themselves: one record per section, one component per key, each with its description and default. */
@NullMarked
package io.warmit.config.section;

import org.jspecify.annotations.NullMarked;
