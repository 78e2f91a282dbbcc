@NullMarked
package io.guanhu.local.authenticator;

import org.jspecify.annotations.NullMarked;
