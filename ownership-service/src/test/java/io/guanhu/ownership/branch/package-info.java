@NullMarked
package io.guanhu.ownership.branch;

import org.jspecify.annotations.NullMarked;
