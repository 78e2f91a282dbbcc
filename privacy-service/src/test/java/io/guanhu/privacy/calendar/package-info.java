/** Tests of working days. */
@NullMarked
package io.guanhu.privacy.calendar;

import org.jspecify.annotations.NullMarked;
