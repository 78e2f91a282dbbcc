@NullMarked
package io.guanhu.platform.inbox;

import org.jspecify.annotations.NullMarked;
