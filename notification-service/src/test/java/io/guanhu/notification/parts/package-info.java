@NullMarked
package io.guanhu.notification.parts;

import org.jspecify.annotations.NullMarked;
