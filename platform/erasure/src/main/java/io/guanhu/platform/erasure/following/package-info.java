/** Follows the erasure ledger, and carries out again what this database has forgotten. */
@NullMarked
package io.guanhu.platform.erasure.following;

import org.jspecify.annotations.NullMarked;
