/** SMS messages over SMPP 3.4. */
@NullMarked
package io.guanhu.notification.sms;

import org.jspecify.annotations.NullMarked;
