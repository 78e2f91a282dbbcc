/**
 * The single entry to the suite: sign-in, routes, limits and the console's pages. Publishes and
 * consumes nothing.
 */
@NullMarked
package io.guanhu.gateway;

import org.jspecify.annotations.NullMarked;
