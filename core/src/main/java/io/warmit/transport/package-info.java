/** The two doors to the mail world: sending through SMTP and looking through IMAP. */
@NullMarked
package io.warmit.transport;

import org.jspecify.annotations.NullMarked;
