/** How a message reaches a person: providers, what they accepted and answered, and retries. */
@NullMarked
package io.guanhu.notification.model.delivery;

import org.jspecify.annotations.NullMarked;
