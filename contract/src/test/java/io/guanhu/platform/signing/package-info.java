@NullMarked
package io.guanhu.platform.signing;

import org.jspecify.annotations.NullMarked;
