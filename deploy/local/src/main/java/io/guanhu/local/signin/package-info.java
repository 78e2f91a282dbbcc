/** Signs in people and systems, as the console, the mobile app and other services do. */
@NullMarked
package io.guanhu.local.signin;

import org.jspecify.annotations.NullMarked;
