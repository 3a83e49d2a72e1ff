/** Help: the form of {@code --help}, topics, a page for each code, manual pages and completion, all from one tree of commands. */
@NullMarked
package io.warmit.cli.help;

import org.jspecify.annotations.NullMarked;
