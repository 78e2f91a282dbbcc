/** Tests of the sample data. */
@NullMarked
package io.guanhu.local.sample;

import org.jspecify.annotations.NullMarked;
