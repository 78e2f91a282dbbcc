/** Tests of signing in. */
@NullMarked
package io.guanhu.local.signin;

import org.jspecify.annotations.NullMarked;
