@NullMarked
package io.guanhu.ownership.erasure;

import org.jspecify.annotations.NullMarked;
