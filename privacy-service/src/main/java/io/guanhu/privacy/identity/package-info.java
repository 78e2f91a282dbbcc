/**
 * Proves that a request is the customer's: with a one-time code, or with a document that staff have
 * seen.
 */
@NullMarked
package io.guanhu.privacy.identity;

import org.jspecify.annotations.NullMarked;
