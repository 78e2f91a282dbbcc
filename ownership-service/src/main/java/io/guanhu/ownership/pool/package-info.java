/** Shows each branch's customers without an owner. */
@NullMarked
package io.guanhu.ownership.pool;

import org.jspecify.annotations.NullMarked;
