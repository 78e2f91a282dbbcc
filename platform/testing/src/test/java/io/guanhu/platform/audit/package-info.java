@NullMarked
package io.guanhu.platform.audit;

import org.jspecify.annotations.NullMarked;
