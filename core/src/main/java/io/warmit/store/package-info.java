/** The store: SQLite or PostgreSQL behind one concrete class per noun. */
@NullMarked
package io.warmit.store;

import org.jspecify.annotations.NullMarked;
