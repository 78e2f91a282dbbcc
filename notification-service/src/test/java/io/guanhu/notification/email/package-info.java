@NullMarked
package io.guanhu.notification.email;

import org.jspecify.annotations.NullMarked;
