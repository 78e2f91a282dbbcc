@NullMarked
package io.guanhu.platform.erasure;

import org.jspecify.annotations.NullMarked;
