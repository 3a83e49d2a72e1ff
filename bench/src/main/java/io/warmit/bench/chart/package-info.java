/** Charts of what was measured, as SVG that follows a page's light or dark colours. */
@NullMarked
package io.warmit.bench.chart;

import org.jspecify.annotations.NullMarked;
