/** Tests of connections and transactions. */
@NullMarked
package io.guanhu.platform.database;

import org.jspecify.annotations.NullMarked;
