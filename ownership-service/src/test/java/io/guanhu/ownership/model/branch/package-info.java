/** Tests of branches. */
@NullMarked
package io.guanhu.ownership.model.branch;

import org.jspecify.annotations.NullMarked;
