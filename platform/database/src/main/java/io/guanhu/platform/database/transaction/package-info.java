/** Transactions that lose no connection, and commit only under the conditions of their context. */
@NullMarked
package io.guanhu.platform.database.transaction;

import org.jspecify.annotations.NullMarked;
