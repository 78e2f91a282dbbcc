/** Finds entries by who, what and when. */
@NullMarked
package io.guanhu.audit.lookup;

import org.jspecify.annotations.NullMarked;
