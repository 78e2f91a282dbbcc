/** A small service that shows what the platform does for every service. */
@NullMarked
package io.guanhu.platform.app;

import org.jspecify.annotations.NullMarked;
