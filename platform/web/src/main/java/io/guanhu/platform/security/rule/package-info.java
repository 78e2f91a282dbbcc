/** Which caller may call which endpoint, decided before anything of the request is read. */
@NullMarked
package io.guanhu.platform.security.rule;

import org.jspecify.annotations.NullMarked;
