/**
 * Owns privacy requests, retention law, the erasure saga, its ledger and its certificates.
 * Publishes {@code privacy.events} and {@code privacy.orders}. Consumes {@code privacy.receipts}
 * and {@code notification.events}.
 */
@NullMarked
package io.guanhu.privacy;

import org.jspecify.annotations.NullMarked;
