/**
 * Sends SMS and email. Consumes requests for notifications, erasure orders and the ends of privacy
 * requests. Publishes the state of notifications, audit entries and erasure receipts.
 */
@NullMarked
package io.guanhu.notification;

import org.jspecify.annotations.NullMarked;
