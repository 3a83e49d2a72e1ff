/** A corpus of reports as mail programs write them. */
@NullMarked
package io.warmit.mail.report;

import org.jspecify.annotations.NullMarked;
