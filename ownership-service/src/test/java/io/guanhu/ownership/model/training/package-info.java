/** Tests of training. */
@NullMarked
package io.guanhu.ownership.model.training;

import org.jspecify.annotations.NullMarked;
