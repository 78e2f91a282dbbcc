/** Refuses query parameters that an endpoint does not declare. */
@NullMarked
package io.guanhu.platform.web.parameter;

import org.jspecify.annotations.NullMarked;
