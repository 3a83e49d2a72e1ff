/** The configuration file: which one, what it says, where each value comes from, and what is wrong with it. */
@NullMarked
package io.warmit.config;

import org.jspecify.annotations.NullMarked;
