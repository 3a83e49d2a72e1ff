/** Stores of any size to measure on: mailboxes in a running campaign, and the mail of the days before. */
@NullMarked
package io.warmit.bench.fill;

import org.jspecify.annotations.NullMarked;
