/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.description.schema;

import org.jspecify.annotations.NullMarked;
