/** How large a body may be, and which JSON is taken in one. */
@NullMarked
package io.guanhu.platform.web.body;

import org.jspecify.annotations.NullMarked;
