@NullMarked
package io.guanhu.platform.job;

import org.jspecify.annotations.NullMarked;
