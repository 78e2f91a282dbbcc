/** Sends what is due: asks for the contact, renders, hands to a provider, tries again. */
@NullMarked
package io.guanhu.notification.sending;

import org.jspecify.annotations.NullMarked;
