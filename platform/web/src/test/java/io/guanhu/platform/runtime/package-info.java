@NullMarked
package io.guanhu.platform.runtime;

import org.jspecify.annotations.NullMarked;
