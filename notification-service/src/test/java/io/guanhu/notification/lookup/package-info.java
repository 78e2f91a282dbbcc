@NullMarked
package io.guanhu.notification.lookup;

import org.jspecify.annotations.NullMarked;
