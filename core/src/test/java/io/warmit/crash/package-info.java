/** Workers in processes of their own that are ended at the worst moments, and what their mail servers then hold. */
@NullMarked
package io.warmit.crash;

import org.jspecify.annotations.NullMarked;
