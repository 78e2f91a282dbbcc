/** Shows the retention rules, and what would follow from them. */
@NullMarked
package io.guanhu.privacy.retention;

import org.jspecify.annotations.NullMarked;
