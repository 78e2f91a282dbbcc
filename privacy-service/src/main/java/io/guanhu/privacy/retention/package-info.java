/** Explains the retention rules, and what they would say. */
@NullMarked
package io.guanhu.privacy.retention;

import org.jspecify.annotations.NullMarked;
