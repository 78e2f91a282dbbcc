@NullMarked
package io.guanhu.platform.health;

import org.jspecify.annotations.NullMarked;
