/** Hashes, tiles and proofs of an RFC 6962 tree. */
@NullMarked
package io.guanhu.tlog.tree;

import org.jspecify.annotations.NullMarked;
