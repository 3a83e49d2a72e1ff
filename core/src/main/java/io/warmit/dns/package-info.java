/** Where a message was first seen, and which folder plays which part. */
@NullMarked
package io.warmit.dns;

import org.jspecify.annotations.NullMarked;
