/** Nothing leaves a service whose database may have forgotten an erasure. */
@NullMarked
package io.guanhu.platform.erasure.gate;

import org.jspecify.annotations.NullMarked;
