/** Takes orders to erase, and sends a receipt when nothing readable is left. */
@NullMarked
package io.guanhu.platform.erasure.order;

import org.jspecify.annotations.NullMarked;
