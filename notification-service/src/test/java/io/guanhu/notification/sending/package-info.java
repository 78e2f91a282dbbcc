@NullMarked
package io.guanhu.notification.sending;

import org.jspecify.annotations.NullMarked;
