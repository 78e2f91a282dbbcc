/**
 * The way of events to the broker: signed in batches, in their order, to topics that are kept as safely as is configured.
 */
@NullMarked
package io.guanhu.platform.publishing;

import org.jspecify.annotations.NullMarked;
