/** Tests of the settings. */
@NullMarked
package io.guanhu.gateway.realm;

import org.jspecify.annotations.NullMarked;
