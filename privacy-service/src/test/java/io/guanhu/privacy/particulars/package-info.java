/** Tests of what is handed over at send time. */
@NullMarked
package io.guanhu.privacy.particulars;

import org.jspecify.annotations.NullMarked;
