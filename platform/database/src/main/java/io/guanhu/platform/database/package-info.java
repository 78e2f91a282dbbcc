/**
 * Connections and transactions: taken one at a time, for a limited time, and given back whatever
 * happens.
 */
@NullMarked
package io.guanhu.platform.database;

import org.jspecify.annotations.NullMarked;
