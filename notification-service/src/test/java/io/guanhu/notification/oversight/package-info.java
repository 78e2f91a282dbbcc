@NullMarked
package io.guanhu.notification.oversight;

import org.jspecify.annotations.NullMarked;
