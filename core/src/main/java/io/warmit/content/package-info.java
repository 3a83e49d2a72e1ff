/** What the messages say: threads follow scripts, and no two messages of a mailbox read alike. */
@NullMarked
package io.warmit.content;

import org.jspecify.annotations.NullMarked;
