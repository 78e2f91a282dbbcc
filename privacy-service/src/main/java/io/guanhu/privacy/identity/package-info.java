/** Proves that a request is the customer's: by a one-time code, or by what staff have seen. */
@NullMarked
package io.guanhu.privacy.identity;

import org.jspecify.annotations.NullMarked;
