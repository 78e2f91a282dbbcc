@NullMarked
package io.guanhu.ownership.coverage;

import org.jspecify.annotations.NullMarked;
