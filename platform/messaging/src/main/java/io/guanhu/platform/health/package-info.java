/** Tells operators, behind the permission table, how the service is. */
@NullMarked
package io.guanhu.platform.health;

import org.jspecify.annotations.NullMarked;
