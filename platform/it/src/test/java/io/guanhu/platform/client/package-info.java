/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.client;

import org.jspecify.annotations.NullMarked;
