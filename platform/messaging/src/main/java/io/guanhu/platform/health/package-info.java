/** Shows the health of the service to operators with the permission to see it. */
@NullMarked
package io.guanhu.platform.health;

import org.jspecify.annotations.NullMarked;
