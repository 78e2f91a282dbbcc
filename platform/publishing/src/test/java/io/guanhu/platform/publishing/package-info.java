@NullMarked
package io.guanhu.platform.publishing;

import org.jspecify.annotations.NullMarked;
