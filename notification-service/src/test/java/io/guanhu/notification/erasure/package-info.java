@NullMarked
package io.guanhu.notification.erasure;

import org.jspecify.annotations.NullMarked;
