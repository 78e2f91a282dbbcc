@NullMarked
package io.guanhu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
