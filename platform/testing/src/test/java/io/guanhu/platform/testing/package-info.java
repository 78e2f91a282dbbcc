@NullMarked
package io.guanhu.platform.testing;

import org.jspecify.annotations.NullMarked;
