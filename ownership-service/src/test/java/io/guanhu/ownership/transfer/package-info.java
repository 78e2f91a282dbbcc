@NullMarked
package io.guanhu.ownership.transfer;

import org.jspecify.annotations.NullMarked;
