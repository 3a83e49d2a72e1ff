/** The mailboxes that the operator owns, their pools, servers and providers. */
@NullMarked
package io.warmit.mailbox;

import org.jspecify.annotations.NullMarked;
