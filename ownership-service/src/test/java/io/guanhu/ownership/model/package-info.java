/** Tests of what the model decides. */
@NullMarked
package io.guanhu.ownership.model;

import org.jspecify.annotations.NullMarked;
