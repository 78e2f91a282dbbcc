/** Tests of transfers. */
@NullMarked
package io.guanhu.ownership.model.transfer;

import org.jspecify.annotations.NullMarked;
