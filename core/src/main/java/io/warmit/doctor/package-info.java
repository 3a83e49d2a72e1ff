/** Where a message was first seen, and which folder plays which part. */
@NullMarked
package io.warmit.doctor;

import org.jspecify.annotations.NullMarked;
