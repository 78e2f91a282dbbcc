/** Which tokens are the realm's, and are accepted. */
@NullMarked
package io.guanhu.platform.security.token;

import org.jspecify.annotations.NullMarked;
