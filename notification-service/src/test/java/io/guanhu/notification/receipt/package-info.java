@NullMarked
package io.guanhu.notification.receipt;

import org.jspecify.annotations.NullMarked;
