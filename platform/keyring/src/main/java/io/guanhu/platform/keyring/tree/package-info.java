/**
 * The key tree as values: pages, their content, and how they are sealed. Computes every change of
 * the tree without a database.
 */
@NullMarked
package io.guanhu.platform.keyring.tree;

import org.jspecify.annotations.NullMarked;
