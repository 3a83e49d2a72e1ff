/** One self-contained HTML page about a warm-up: figures first, then charts as inline SVG, then tables. */
@NullMarked
package io.warmit.cli.report;

import org.jspecify.annotations.NullMarked;
