/** Reads {@code bytea} columns without the detours of the driver's own codec. */
@NullMarked
package io.guanhu.platform.database.bytea;

import org.jspecify.annotations.NullMarked;
