/** The key tree in its PostgreSQL database: read, grown, marked and re-keyed. */
@NullMarked
package io.guanhu.platform.keyring.store;

import org.jspecify.annotations.NullMarked;
