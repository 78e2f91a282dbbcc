/** ETags, cursors, parameters and request limits, the same in every service. */
@NullMarked
package io.guanhu.platform.web;

import org.jspecify.annotations.NullMarked;
