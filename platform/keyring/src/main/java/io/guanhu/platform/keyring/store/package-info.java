/** The key tree in its PostgreSQL database: reading, growing, marking and re-keying it. */
@NullMarked
package io.guanhu.platform.keyring.store;

import org.jspecify.annotations.NullMarked;
