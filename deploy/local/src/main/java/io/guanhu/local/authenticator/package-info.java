/** Shows the one-time codes of the demo logins in a terminal. */
@NullMarked
package io.guanhu.local.authenticator;

import org.jspecify.annotations.NullMarked;
