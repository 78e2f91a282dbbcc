@NullMarked
package io.guanhu.platform.contract;

import org.jspecify.annotations.NullMarked;
