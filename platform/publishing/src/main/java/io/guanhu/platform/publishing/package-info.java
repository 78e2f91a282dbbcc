/**
 * Sends events to the broker: signed in batches, in order, to topics with the configured
 * durability.
 */
@NullMarked
package io.guanhu.platform.publishing;

import org.jspecify.annotations.NullMarked;
