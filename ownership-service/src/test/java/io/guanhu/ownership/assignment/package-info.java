@NullMarked
package io.guanhu.ownership.assignment;

import org.jspecify.annotations.NullMarked;
