/** The whole story on local servers and a throw-away store. */
@NullMarked
package io.warmit.cli.demo;

import org.jspecify.annotations.NullMarked;
