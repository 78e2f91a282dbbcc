/** Sends what is due: fetches the contact, renders, passes to a provider, retries. */
@NullMarked
package io.guanhu.notification.sending;

import org.jspecify.annotations.NullMarked;
