/** The identity providers of mailboxes: what is asked of them, what they answer, and where a person is sent to say yes. */
@NullMarked
package io.warmit.oauth;

import org.jspecify.annotations.NullMarked;
