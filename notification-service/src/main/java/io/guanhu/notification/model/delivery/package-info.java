/** How a message gets to a person: providers, what they took and answered, and when it is tried again. */
@NullMarked
package io.guanhu.notification.model.delivery;

import org.jspecify.annotations.NullMarked;
