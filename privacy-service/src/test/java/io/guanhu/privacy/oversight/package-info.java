/** Tests of the gauges of open requests. */
@NullMarked
package io.guanhu.privacy.oversight;

import org.jspecify.annotations.NullMarked;
