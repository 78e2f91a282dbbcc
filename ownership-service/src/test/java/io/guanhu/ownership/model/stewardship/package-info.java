/** Tests of who looks after a customer. */
@NullMarked
package io.guanhu.ownership.model.stewardship;

import org.jspecify.annotations.NullMarked;
