/** Asks name servers, and fetches what domains publish about their mail; every answer says whether it could be had. */
@NullMarked
package io.warmit.dns;

import org.jspecify.annotations.NullMarked;
