/** Which tokens belong to the realm, and are accepted. */
@NullMarked
package io.guanhu.platform.security.token;

import org.jspecify.annotations.NullMarked;
