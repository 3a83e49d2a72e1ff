/** What identity providers granted to mailboxes: whether a token may be shown, must be renewed, or will end. */
@NullMarked
package io.warmit.grant;

import org.jspecify.annotations.NullMarked;
