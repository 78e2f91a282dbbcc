/** Who the caller is, what they may do, and how fresh their second factor is. */
@NullMarked
package io.guanhu.platform.security;

import org.jspecify.annotations.NullMarked;
