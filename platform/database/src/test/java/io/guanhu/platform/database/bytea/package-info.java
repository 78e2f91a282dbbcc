/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.database.bytea;

import org.jspecify.annotations.NullMarked;
