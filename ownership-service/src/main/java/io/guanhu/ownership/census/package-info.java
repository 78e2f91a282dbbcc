/** Finds customers whom customer-service has and this service never heard of, or the reverse. */
@NullMarked
package io.guanhu.ownership.census;

import org.jspecify.annotations.NullMarked;
