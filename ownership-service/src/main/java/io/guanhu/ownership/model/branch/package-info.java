/** Branches, and who works in them. */
@NullMarked
package io.guanhu.ownership.model.branch;

import org.jspecify.annotations.NullMarked;
