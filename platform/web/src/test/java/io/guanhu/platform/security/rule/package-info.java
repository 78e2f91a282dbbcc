/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.security.rule;

import org.jspecify.annotations.NullMarked;
