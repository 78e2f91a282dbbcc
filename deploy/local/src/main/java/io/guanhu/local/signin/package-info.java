/** Signs people and machines in, as the console, the mobile app and other services do. */
@NullMarked
package io.guanhu.local.signin;

import org.jspecify.annotations.NullMarked;
