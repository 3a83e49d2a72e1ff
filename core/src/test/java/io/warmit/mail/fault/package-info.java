/** Servers for tests that misbehave as told: SMTP at any verb, IMAP at any command and after any octet, with the personalities of the large providers. */
@NullMarked
package io.warmit.mail.fault;

import org.jspecify.annotations.NullMarked;
