/** Whose session it is, and when it ends. */
@NullMarked
package io.guanhu.gateway.session;

import org.jspecify.annotations.NullMarked;
