@NullMarked
package io.guanhu.notification.template;

import org.jspecify.annotations.NullMarked;
