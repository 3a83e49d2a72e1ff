/** Real servers: SMTP with the fence, IMAP read by UID, TLS that is always verified. */
@NullMarked
package io.warmit.mail;

import org.jspecify.annotations.NullMarked;
