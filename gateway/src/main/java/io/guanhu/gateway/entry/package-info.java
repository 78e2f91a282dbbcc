/**
 * Authentication: by bearer token, or by signing in with a browser at the console or the privacy
 * centre.
 */
@NullMarked
package io.guanhu.gateway.entry;

import org.jspecify.annotations.NullMarked;
