@NullMarked
package io.guanhu.ownership.manager;

import org.jspecify.annotations.NullMarked;
