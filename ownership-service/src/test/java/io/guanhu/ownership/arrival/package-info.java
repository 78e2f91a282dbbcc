@NullMarked
package io.guanhu.ownership.arrival;

import org.jspecify.annotations.NullMarked;
