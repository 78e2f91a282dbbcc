@NullMarked
package io.guanhu.ownership.training;

import org.jspecify.annotations.NullMarked;
