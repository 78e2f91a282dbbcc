@NullMarked
package io.guanhu.ownership.census;

import org.jspecify.annotations.NullMarked;
