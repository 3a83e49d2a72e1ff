/** How results and problems are printed: tables for people, documents for scripts. */
@NullMarked
package io.warmit.cli.output;

import org.jspecify.annotations.NullMarked;
