@NullMarked
package io.guanhu.ownership.pool;

import org.jspecify.annotations.NullMarked;
