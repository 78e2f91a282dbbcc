/** In memory, for tests, what the package of the same name in main code does with servers. */
@NullMarked
package io.guanhu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
