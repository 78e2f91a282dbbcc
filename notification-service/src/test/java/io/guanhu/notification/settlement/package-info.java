@NullMarked
package io.guanhu.notification.settlement;

import org.jspecify.annotations.NullMarked;
