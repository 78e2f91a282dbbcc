/**
 * The key tree as values: pages, what is in them, and how they are sealed. Decides everything about
 * a change of the tree without a database.
 */
@NullMarked
package io.guanhu.platform.keyring.tree;

import org.jspecify.annotations.NullMarked;
