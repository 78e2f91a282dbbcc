@NullMarked
package io.guanhu.ownership.timeline;

import org.jspecify.annotations.NullMarked;
