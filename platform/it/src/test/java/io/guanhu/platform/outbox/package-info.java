@NullMarked
package io.guanhu.platform.outbox;

import org.jspecify.annotations.NullMarked;
