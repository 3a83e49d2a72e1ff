@NullMarked
package io.warmit.mailbox;

import org.jspecify.annotations.NullMarked;
