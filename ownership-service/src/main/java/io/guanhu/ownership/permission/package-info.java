/** The permission table, shown to those who review it. */
@NullMarked
package io.guanhu.ownership.permission;

import org.jspecify.annotations.NullMarked;
