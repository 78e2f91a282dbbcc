/** Keeps key trees in the key store's database. */
@NullMarked
package io.guanhu.platform.keyring.store.tree;

import org.jspecify.annotations.NullMarked;
