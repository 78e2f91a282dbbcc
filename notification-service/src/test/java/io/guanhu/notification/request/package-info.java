@NullMarked
package io.guanhu.notification.request;

import org.jspecify.annotations.NullMarked;
