/** Tests of ownership-service. */
@NullMarked
package io.guanhu.ownership;

import org.jspecify.annotations.NullMarked;
