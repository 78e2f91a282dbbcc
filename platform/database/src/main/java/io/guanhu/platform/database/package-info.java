/** Connections and transactions: one at a time, for a limited time, and always given back. */
@NullMarked
package io.guanhu.platform.database;

import org.jspecify.annotations.NullMarked;
