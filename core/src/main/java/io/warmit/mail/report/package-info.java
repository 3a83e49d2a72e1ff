/** What mail written by machines says about ours: delivery reports, complaints, automatic answers. */
@NullMarked
package io.warmit.mail.report;

import org.jspecify.annotations.NullMarked;
