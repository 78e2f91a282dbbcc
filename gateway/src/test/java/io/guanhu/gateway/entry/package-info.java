/** Tests of where people sign in. */
@NullMarked
package io.guanhu.gateway.entry;

import org.jspecify.annotations.NullMarked;
