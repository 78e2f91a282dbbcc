/** Tests of working days. */
@NullMarked
package io.guanhu.privacy.model.calendar;

import org.jspecify.annotations.NullMarked;
