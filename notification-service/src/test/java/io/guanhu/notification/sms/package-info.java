@NullMarked
package io.guanhu.notification.sms;

import org.jspecify.annotations.NullMarked;
