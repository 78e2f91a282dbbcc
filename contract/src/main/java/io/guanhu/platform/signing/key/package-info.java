/**
 * The keys of a service that signs its messages: made and kept in its own directory, published to
 * the others, and found again by those who verify.
 */
@NullMarked
package io.guanhu.platform.signing.key;

import org.jspecify.annotations.NullMarked;
